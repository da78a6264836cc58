import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@qingqu/schema/testing';
import { answersOn } from './nginx.js';
import { installed, runProgram, type Server, startServer } from './server.js';

/** Where the OpenSSH server is, if it is. */
export const sshd = installed('sshd', 'openssh-server');

/** An OpenSSH server for SFTP alone, for the user who runs the tests. */
export interface Sshd extends Server {
  user: string;
  /** Its fingerprint. */
  hostKey: string;
  /** A private key that it lets in, and one that it does not. */
  key: string;
  strangerKey: string;
  /** The folder that is served, as an absolute path. */
  dir: string;
}

export async function startSshd(): Promise<Sshd> {
  const home = mkdtempSync(join(tmpdir(), 'sshd-'));
  const dir = join(home, 'out');
  mkdirSync(dir);
  const keys = ['host', 'client', 'stranger'].map((name) => join(home, name));
  for (const key of keys) runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const [host, client, stranger] = keys as [string, string, string];
  writeFileSync(join(home, 'authorized'), readFileSync(`${client}.pub`));
  chmodSync(join(home, 'authorized'), 0o600);
  const port = await freePort();
  const configuration = join(home, 'sshd_config');
  writeFileSync(
    configuration,
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${host}
AuthorizedKeysFile ${home}/authorized
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
StrictModes no
PidFile ${home}/sshd.pid
Subsystem sftp internal-sftp
ForceCommand internal-sftp
`,
  );
  // Debian's keeps its privilege separation in a folder that only the service makes; root may make it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const { stop } = await startServer(sshd!, ['-D', '-e', '-f', configuration], () => answersOn(port));
  const shown = runProgram('ssh-keygen', ['-lf', `${host}.pub`]);
  return {
    port,
    user: userInfo().username,
    hostKey: /SHA256:\S+/.exec(shown)![0],
    key: client,
    strangerKey: stranger,
    dir,
    async stop() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
