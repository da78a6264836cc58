import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id (19 MiB, 2 passes, 1 lane); `Algorithm.Argon2id` is a const enum, which isolated modules cannot read.
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id of a password, with its parameters and salt, as `app_user.password_hash` holds it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

let standIn: Promise<string> | undefined;

/**
 * Whether the password is the right one. Without a user it takes as long as with one, so that nobody can
 * tell by the time whether a name exists.
 */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  standIn ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await standIn), password);
  return stored !== undefined && matches;
}
