import { expect, it } from '@jest/globals';
import { idIn } from './record-id.js';

it.each([
  ['UGF5bWVudDox', 'UGF5bWVudDox'],
  [' http://example.org/records/UGF5bWVudDox?tab=history ', 'UGF5bWVudDox'],
  ['/payees/UGF5bWVudDox%3D', 'UGF5bWVudDox='],
])('%s names the record %s', (written, id) => expect(idIn(written)).toBe(id));
