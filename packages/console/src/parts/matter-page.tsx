import { Card, Col, Flex, Row } from 'antd';
import type { ReactNode } from 'react';
import type { Pair } from '../words/language.js';
import { type ChoiceName, type KindName, useWords } from '../words/use-words.js';
import { Acts } from './acts/acts.js';
import { Attachments } from './attachments/attachments.js';
import type { AttachedMatter } from './attachments/upload-attachment.js';
import { Choice } from './choice.js';
import { type Fact, Facts } from './facts.js';
import { Page } from './page.js';
import { type Step, Steps } from './steps.js';

const words = {
  steps: ['办理过程', 'What was done'],
  attachments: ['附件', 'Files'],
} as const satisfies Record<string, Pair>;

interface Matter {
  id: string;
  version: number;
  state: string;
  /** Where the post is told of them. */
  steps?: { nodes: readonly Step[] };
}

interface Props<Of extends Matter> {
  kind: KindName;
  matter: Of;
  title: string;
  /** The choice that its states are of. */
  states: ChoiceName;
  /** What belongs to the title beside the state: a number, a term. */
  beside?: ReactNode;
  /** What is told of it. What is not there yet is left out, long texts take the whole width. */
  facts: readonly Fact<Of>[];
  /** First values of the acts' forms, by mutation. */
  given?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** As which kind of matter files belong to it, where it takes any. */
  attachments?: AttachedMatter | undefined;
  /** Buttons beside the acts, such as for printing. */
  buttons?: ReactNode;
  children?: ReactNode;
}

/** The page of a matter that is handled: what it is, how it stands, what may be done, and what was done so far. */
export function MatterPage<Of extends Matter>({
  kind,
  matter,
  title,
  states,
  beside,
  facts,
  given,
  attachments,
  buttons,
  children,
}: Props<Of>) {
  const t = useWords(words);
  return (
    <Page
      title={title}
      beside={
        <>
          <Choice name={states} value={matter.state} />
          {beside}
        </>
      }
      actions={buttons}
    >
      <Card size="small">
        <Flex vertical gap="middle">
          <Acts id={matter.id} version={matter.version} {...(given && { given })} />
          <Facts kind={kind} of={matter} facts={facts} />
        </Flex>
      </Card>
      {children}
      <Row gutter={[16, 16]}>
        {matter.steps && (
          <Col xs={24} xl={attachments ? 12 : 24}>
            <Card size="small" title={<h2 className="card-title">{t('steps')}</h2>}>
              <Steps of={matter.steps.nodes} />
            </Card>
          </Col>
        )}
        {matter.steps && attachments && (
          <Col xs={24} xl={12}>
            <Card size="small" title={<h2 className="card-title">{t('attachments')}</h2>}>
              <Attachments matter={attachments} id={matter.id} />
            </Card>
          </Col>
        )}
      </Row>
    </Page>
  );
}
