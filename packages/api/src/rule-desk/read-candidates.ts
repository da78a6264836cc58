import type { Vault } from '@qingqu/schema';
import type { Candidate } from '@qingqu/sweep';
import { coerceInputValue, GraphQLInputObjectType, GraphQLList, GraphQLNonNull } from 'graphql';
import { apiSchema } from '../graphql/schema.js';
import { type CandidatePayment, candidatesOf } from './candidate-payment.js';

const example = '[{"key": "PAY-2018-000456", "regionCode": "410225000000", "amount": "98000.00", …}]';

/**
 * The payments in a text of JSON: a list with the fields of the API's `CandidatePayment`, checked as the API checks them.
 *
 * @throws Error with one line that tells the place, what was expected and an example
 */
export function readCandidates(json: string, vault: Vault, asOf: string): Candidate[] {
  const type = apiSchema().getType('CandidatePayment') as GraphQLInputObjectType;
  const list = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
  const payments = coerceInputValue(parsed(json), list, (path, _value, error) => {
    // The value stays out of the message: it may be an account number.
    throw new Error(
      `payments.${path.join('.')}: not a field of CandidatePayment in the right form; for example ${example}`,
      {
        cause: error,
      },
    );
  }) as CandidatePayment[];
  return candidatesOf(payments, vault, asOf);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`payments: expected a list in JSON, for example ${example}`, { cause });
  }
}
