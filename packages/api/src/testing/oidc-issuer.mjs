// A real OpenID issuer, to be started as a process of its own: node oidc-issuer.mjs <port>, with its keys (a JWKS) in QINGQU_TEST_JWKS.
// It gives client `li` JWTs for whatever `resource` is asked for, signed with the algorithm of its first key.
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const jwks = JSON.parse(process.env.QINGQU_TEST_JWKS);
const [{ alg }] = jwks.keys;

const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks,
  clients: [
    {
      client_id: 'li',
      client_secret: 'only-for-tests',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: alg,
    },
  ],
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'EdDSA'] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, audience) => ({
        scope: 'api',
        audience,
        accessTokenTTL: 600,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg } },
      }),
    },
  },
});
provider.listen(port, '127.0.0.1', () => process.stdout.write('listening\n'));
