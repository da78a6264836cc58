import { Flex, message, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../../app/session.js';
import { BeginButton } from '../../../parts/acts/begin-button.js';
import { Choice } from '../../../parts/choice.js';
import { PrintButton } from '../../../parts/print/print-button.js';
import { recordPath } from '../../../parts/record-path.js';
import { Rows } from '../../../parts/rows.js';
import type { ChoiceName } from '../../../words/use-words.js';
import { useNames, useWords } from '../../../words/use-words.js';
import type { CaseOf } from './case-of.js';
import { words } from './words.js';

interface Matter {
  id: string;
  title: string;
  state: string;
  on: string | null;
  print?: ReactNode;
}

/** Orders, inspections and interviews that a case gave cause for, and doubts about its data; and what begins another. */
export function Matters({ of }: { of: CaseOf }) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const [notice, noticeHolder] = message.useMessage();
  const title = either(of.rule?.titleZh, of.rule?.titleEn);
  const no = (number: string, documentNo: string | null) => documentNo ?? `#${number}`;
  const begun = (kind: string, said: 'issued' | 'begun') => (matter: { id: string }) =>
    notice.success(
      <>
        {t(said)} · <Link to={recordPath(kind, matter.id)}>{t('openIt')}</Link>
      </>,
      8,
    );
  return (
    <Flex vertical gap="middle">
      {noticeHolder}
      {(viewer.role === 'SUPERVISOR' || viewer.role === 'STAFF') && (
        <Flex gap="small" wrap>
          {viewer.role === 'SUPERVISOR' && (
            <>
              <BeginButton
                act="issueOrder"
                label={t('issueOrder')}
                given={{
                  caseId: of.id,
                  title,
                  replyWithin: of.rectifyWithin,
                  regionCode: of.regionCode,
                  departmentKind: of.departmentKind,
                }}
                onDone={begun('WorkOrder', 'issued')}
              />
              <BeginButton
                act="orderInspection"
                label={t('orderInspection')}
                given={{ caseId: of.id, regionCode: of.regionCode, scope: title }}
                onDone={begun('Inspection', 'begun')}
              />
              <BeginButton
                act="conveneInterview"
                label={t('conveneInterview')}
                given={{ caseId: of.id, regionCode: of.regionCode }}
                onDone={begun('Interview', 'begun')}
              />
            </>
          )}
          <BeginButton
            act="raiseCorrection"
            label={t('raiseCorrection')}
            given={{ warningId: of.warnings.nodes[0]?.id }}
            onDone={begun('Correction', 'begun')}
          />
        </Flex>
      )}
      <Listed
        title={t('orders')}
        kind="WorkOrder"
        states="OrderState"
        matters={of.workOrders.nodes.map(({ id, orderNo, documentNo, title: called, state, dueOn }) => ({
          id,
          title: `${no(orderNo, documentNo)} ${called}`,
          state,
          on: dueOn,
          print: <PrintButton kind="WorkOrder" id={id} />,
        }))}
      />
      <Listed
        title={t('inspections')}
        kind="Inspection"
        states="InspectionState"
        matters={of.inspections.nodes.map(({ id, inspectionNo, documentNo, state, orderedOn }) => ({
          id,
          title: no(inspectionNo, documentNo),
          state,
          on: orderedOn,
        }))}
      />
      <Listed
        title={t('interviews')}
        kind="Interview"
        states="InterviewState"
        matters={of.interviews.nodes.map(({ id, interviewNo, documentNo, state, convenedFor }) => ({
          id,
          title: no(interviewNo, documentNo),
          state,
          on: convenedFor,
        }))}
      />
      <Corrections of={of.corrections.nodes} />
    </Flex>
  );
}

/** Doubts about the data of a case or a warning. */
export function Corrections({ of }: { of: CaseOf['corrections']['nodes'] }) {
  const t = useWords(words);
  return (
    <Listed
      title={t('corrections')}
      kind="Correction"
      states="CorrectionState"
      matters={of.map(({ id, correctionNo, question, state, raisedOn }) => ({
        id,
        title: `#${correctionNo} ${question}`,
        state,
        on: raisedOn,
      }))}
    />
  );
}

interface ListedProps {
  title: string;
  kind: string;
  states: ChoiceName;
  matters: readonly Matter[];
}

function Listed({ title, kind, states, matters }: ListedProps) {
  const t = useWords(words);
  return (
    <Rows
      title={title}
      empty={t('none')}
      of={matters.map(({ id, title: called, state, on, print }) => ({
        key: id,
        extra: print,
        content: (
          <Flex gap="small" align="center" wrap>
            <Link to={recordPath(kind, id)}>{called}</Link>
            <Choice name={states} value={state} />
            <Typography.Text type="secondary">{on}</Typography.Text>
          </Flex>
        ),
      }))}
    />
  );
}
