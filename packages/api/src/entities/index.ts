import type { Entity } from '../model/entity.js';
import { type Registry, registry } from '../model/registry.js';
import { accountEntities } from './account.js';
import { budgetEntities } from './budget.js';
import { ingestEntities } from './ingest.js';
import { onecardEntities } from './onecard.js';
import { partyEntities } from './party.js';
import { paymentEntities } from './payment.js';
import { referenceEntities } from './reference.js';
import { registerEntities } from './register.js';
import { ruleDeskEntities } from './rule-desk.js';
import { warningEntities } from './warning.js';

const described: Entity[] = [
  ...referenceEntities,
  ...budgetEntities,
  ...paymentEntities,
  ...accountEntities,
  ...onecardEntities,
  ...partyEntities,
  ...registerEntities,
  ...warningEntities,
  ...ruleDeskEntities,
  ...ingestEntities,
];

/** All that the API shows. Registering one more is one line in its module. */
export const entities: Registry = registry(described);
