import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@qingqu/schema/testing';
import { installed, isRoot, runProgram, type Server, startServer } from './server.js';

/** Where nginx is, if it is. */
export const nginx = installed('nginx', 'nginx-light');

/** An nginx that serves a folder: in clear, and on another port with a certificate that nobody vouches for. */
export interface Nginx extends Server {
  url: string;
  /** The same by HTTPS. */
  secureUrl: string;
  /** What is served. */
  root: string;
  /** The answers so far: status, bytes sent and the range that was asked for, one line each. */
  answers(): string[];
}

/** @param locations what is served otherwise than as files, in nginx's words */
export async function startNginx(locations = ''): Promise<Nginx> {
  const dir = mkdtempSync(join(tmpdir(), 'nginx-'));
  const root = join(dir, 'served');
  mkdirSync(root);
  const [port, securePort] = [await freePort(), await freePort()];
  const [key, certificate] = [join(dir, 'key.pem'), join(dir, 'certificate.pem')];
  runProgram('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ]);
  const configuration = join(dir, 'nginx.conf');
  writeFileSync(
    configuration,
    `daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/error.log;
     ${isRoot ? 'user root;' : ''}
     events { worker_connections 64; }
     http {
       log_format short '$status $body_bytes_sent "$http_range" $uri';
       access_log ${dir}/access.log short;
       ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${dir}/${kind};`).join(' ')}
       server {
         listen 127.0.0.1:${port};
         listen 127.0.0.1:${securePort} ssl;
         ssl_certificate ${certificate}; ssl_certificate_key ${key};
         root ${root}; autoindex on;
         ${locations}
       }
     }`,
  );
  const { stop } = await startServer(nginx!, ['-p', dir, '-c', configuration], () => answersOn(port));
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    secureUrl: `https://127.0.0.1:${securePort}`,
    root,
    answers: () => readFileSync(join(dir, 'access.log'), 'utf8').trim().split('\n').filter(Boolean),
    async stop() {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Whether somebody listens there. */
export const answersOn = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
