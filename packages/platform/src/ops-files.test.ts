// What ops/ gives to operators, as far as it can be tried without a container engine: it is well-formed, locked down, free of secrets, and names only
// commands and settings that there are.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readEnvironment } from './environment.js';
import { SECRETS } from './secret-files.js';
import { run } from './testing/qingqu.js';

const root = resolve(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const known = new Set(
  [
    'NODE_ENV',
    ...read('packages/platform/src/environment.ts').matchAll(/'([A-Z][A-Z0-9_]+)'|^ {2}([A-Z][A-Z0-9_]+): \{/gm),
  ].map((found) => (typeof found === 'string' ? found : (found[1] ?? found[2])!)),
);
for (const name of SECRETS) known.add(`${name}_FILE`);

/** Settings that there are, with values that they can have. */
function expectSettings(settings: Record<string, string>): void {
  expect(Object.keys(settings).filter((name) => !known.has(name))).toEqual([]);
  const inline = Object.entries(settings).filter(([name]) => !name.endsWith('_FILE'));
  expect(inline.map(([name]) => name).filter((name) => (SECRETS as readonly string[]).includes(name))).toEqual([]);
  expect(() => readEnvironment(Object.fromEntries(inline), '/')).not.toThrow();
}

const assignments = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([A-Z][A-Z0-9_]+)=(\S+)/g)].map(([, name, value]) => [name!, value!]));

const commands = (async () => {
  const { stdout } = await run(['--help'], {});
  return [...stdout.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
})();

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  secrets?: string[];
  deploy?: { replicas: number };
}

describe('the compose file', () => {
  const compose = parse(read('ops/container/compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    secrets: Record<string, { file: string }>;
  };
  const ours = Object.entries(compose.services).filter(([, { image }]) => image.startsWith('qingqu:'));

  it('locks every service down, and gives secrets as files', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect({ name, ...service }).toMatchObject({
        name,
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
      for (const secret of service.secrets ?? []) expect(compose.secrets[secret]!.file).toBe(`./secrets/${secret}`);
      expect(JSON.stringify(service.environment ?? {})).not.toMatch(/PASSWORD":|:\/\/[^"]*:[^"]*@/);
    }
    expect(compose.services.redis!.command!.join(' ')).toMatch(/--maxmemory-policy noeviction --appendonly yes/);
  });

  it('runs two servers and three workers by commands and settings that there are', async () => {
    for (const [, { command, environment }] of ours) {
      expect(await commands).toContain(command![0]);
      expectSettings(environment!);
    }
    expect(compose.services).toMatchObject({ serve: { deploy: { replicas: 2 } }, worker: { deploy: { replicas: 3 } } });
  }, 60_000);
});

describe('the container file', () => {
  const file = read('ops/container/Containerfile');
  const last = file.slice(file.lastIndexOf('\nFROM '));

  it('ends as an ordinary user, with settings that there are, and copies nothing but what was assembled', async () => {
    expect(
      /^USER (\d+):(\d+)$/m
        .exec(last)
        ?.slice(1)
        .map(Number)
        .every((id) => id >= 1_000),
    ).toBe(true);
    expect(last.match(/^COPY .*/gm)).toEqual(['COPY --from=build /opt/qingqu /opt/qingqu']);
    expectSettings(assignments(/^ENV [^\n]*(\\\n[^\n]*)*/m.exec(last)![0].replaceAll('\\\n', ' ')));
    expect(await commands).toContain(/^CMD \["(\w+)"\]$/m.exec(last)![1]);
    expect(last).toMatch(/^HEALTHCHECK .*\\\n.*9464\/livez/m);
    expect(existsSync(join(root, 'scripts/assemble.mjs'))).toBe(true);
  }, 60_000);
});

describe('the systemd units', () => {
  const folder = join(root, 'ops/systemd');
  const units = readdirSync(folder);
  const services = units.filter((name) => name.endsWith('.service'));

  it('run commands that there are, with settings that there are, as nobody who could do harm', async () => {
    expect(services).toEqual([
      'qingqu-backup.service',
      'qingqu-migrate.service',
      'qingqu-serve@.service',
      'qingqu-worker@.service',
    ]);
    for (const name of services) {
      const unit = read(`ops/systemd/${name}`);
      expect(await commands).toContain(
        /^ExecStart=\S+ \/opt\/qingqu\/packages\/platform\/bin\/qingqu\.js (\w+)/m.exec(unit)![1],
      );
      const lines = [...unit.matchAll(/^Environment=(.*)$/gm)].map(([, line]) => line!.replace('%i', '4000'));
      expectSettings(assignments(lines.join(' ')));
      for (const line of [
        'User=qingqu',
        'NoNewPrivileges=yes',
        'ProtectSystem=strict',
        'CapabilityBoundingSet=',
        'PrivateTmp=yes',
      ])
        expect({ name, lines: unit.split('\n') }).toMatchObject({ name, lines: expect.arrayContaining([line]) });
    }
    expectSettings(assignments(read('ops/systemd/qingqu.env').replace(/^#.*$/gm, '')));
  }, 60_000);

  const hasSystemd = existsSync('/usr/bin/systemd-analyze');
  (hasSystemd ? it : it.skip)('are what systemd understands (systemd-analyze)', () => {
    const files = units
      .filter((name) => !name.endsWith('.env'))
      .map((name) => join(folder, name.replace('@.', '@4000.')));
    const { status, stdout, stderr } = spawnSync('/usr/bin/systemd-analyze', ['verify', '--man=no', ...files], {
      encoding: 'utf8',
    });
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
