import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { readToken } from './app/session.js';

const example = `# Sign in at the console first (/), or add {"authorization": "Bearer …"} under Headers.
{
  warnings(first: 10) {
    nodes {
      warningNo
      severity
      messageZh
    }
  }
}
`;

// The signed-in user's token goes with each request, unless the Headers pane brings another.
const fetcher: Parameters<typeof GraphiQL>[0]['fetcher'] = async (params, options) => {
  const token = readToken();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...options?.headers,
    },
    body: JSON.stringify(params),
  });
  return response.json();
};

createRoot(document.getElementById('root')!).render(<GraphiQL fetcher={fetcher} defaultQuery={example} />);
