/** Bytes with some of them changed, left out or said again, as lines and disks do it. */
export function mutant(bytes: Buffer, random: (below: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  // Mostly a few, sometimes up to a fiftieth of them; by any byte, or one that occurs in the file.
  const changes = 1 + random(random(4) === 0 ? Math.ceil(bytes.length / 50) : 3);
  for (let n = 0; n < changes; n++)
    changed[random(changed.length)] = random(2) === 0 ? random(256) : bytes[random(bytes.length)]!;
  const at = random(changed.length);
  const length = random(Math.min(64, changed.length));
  switch (random(8)) {
    case 0:
      return changed.subarray(0, at);
    case 1:
      return Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]);
    case 2:
      return Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
    default:
      return changed;
  }
}
