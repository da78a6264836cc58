import { expect, it } from '@jest/globals';
import { roles } from '@qingqu/schema';
import { entities } from '../entities/index.js';
import { mayRead } from '../model/audience.js';
import { accessOf } from './access-model.js';

it.each([...entities.values()].map((entity) => [entity.name, entity] as const))(
  'offers %s to exactly those whose grants show it',
  (_, { table, readers }) => {
    const access = accessOf(table)!;
    expect(roles.filter((role) => mayRead(readers, role))).toEqual(
      roles.filter((role) => access.readers[role] !== undefined),
    );
  },
);
