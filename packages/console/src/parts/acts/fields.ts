import { choiceNames } from '../../schema/names.js';
import { CaseRecordField, CaseWarningsField, ColleagueField, ViolationField } from './case-fields.js';
import { CorrectedFieldsField, RecordVersionField } from './correction-fields.js';
import type { Field, FieldProps } from './field.js';
import { plainField } from './plain-fields.js';

/** Arguments that are chosen from what the matter holds, by act. */
const special: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  assignCase: { assignee: ColleagueField },
  determineViolation: { violationType: ViolationField },
  reportDataIssue: { recordId: CaseRecordField },
  splitCase: { warningIds: CaseWarningsField },
  correctRecord: { fields: CorrectedFieldsField, recordVersion: RecordVersionField },
};

const isChoice = (type: string) => type in choiceNames;

/** How an argument of an act is asked for; not at all where only the page that offers the act can know it. */
export const fieldFor = (act: string, asked: FieldProps['asked']): Field | undefined =>
  special[act]?.[asked.name] ?? plainField(asked, isChoice);
