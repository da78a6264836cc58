// graphql-js checks more in development, which doubles its time. To be imported before anything else.
process.env.NODE_ENV = 'production';
