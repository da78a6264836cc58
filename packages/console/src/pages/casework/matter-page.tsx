import type { ComponentType, ReactNode } from 'react';
import { useParams } from 'react-router';
import { type TypedDocumentNode, useQuery } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import type { AttachedMatter } from '../../parts/attachments/upload-attachment.js';
import type { Fact } from '../../parts/facts.js';
import { Failure } from '../../parts/failure.js';
import { MatterPage } from '../../parts/matter-page.js';
import { NotThere } from '../../parts/not-there.js';
import { type Printable, PrintButton } from '../../parts/print/print-button.js';
import { type Step } from '../../parts/steps.js';
import { Due } from '../../parts/workdays/due.js';
import { type ChoiceName, type KindName, useNames } from '../../words/use-words.js';

interface Matter {
  id: string;
  version: number;
  state: string;
  steps?: { nodes: readonly Step[] };
}

/** The matter among what a query of a record by its id may answer. */
export type MatterOf<Data extends { node: unknown }> = Extract<NonNullable<Data['node']>, Matter>;

/** What the page of a matter consists of. */
interface PageOf<Data extends { node: unknown }, Of extends Matter> {
  kind: KindName;
  /** Takes `$id` and, where leadership reads it too, `$details`: whether the post is told of steps and cases. */
  query: TypedDocumentNode<Data, { id: string; details: boolean }> | TypedDocumentNode<Data, { id: string }>;
  states: ChoiceName;
  /** Its own title, or what follows the name of its kind. */
  title: (matter: Of) => string | readonly (string | null | undefined)[];
  facts: readonly Fact<Of>[];
  /** Its term, and in which states it runs. */
  due?: { on: (matter: Of) => string | null; while: readonly string[] };
  given?: (matter: Of) => Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  prints?: boolean;
  attachments?: AttachedMatter;
  buttons?: (matter: Of) => ReactNode;
  /** What the page has beside what all have. */
  Also?: ComponentType<{ matter: Of }>;
}

/** The page of one matter, found by the id in the address. */
export function matterPage<Data extends { node: unknown }, Of extends Matter = MatterOf<Data>>(
  of: PageOf<Data, Of>,
): ComponentType {
  const { kind, due, Also } = of;
  return function OneMatter() {
    const { id } = useParams();
    const { kind: named } = useNames();
    const { viewer } = useSession();
    const details = readsDetails(viewer);
    const query = of.query as TypedDocumentNode<Data, { id: string; details: boolean }>;
    const [result, ask] = useQuery({ query, variables: { id: id!, details } });
    if (result.error && !result.data?.node) return <Failure error={result.error} onRetry={() => ask()} />;
    return (
      <Answer of={result} onRetry={ask}>
        {({ node }) => {
          const matter = node as Of | null;
          if (!matter || !('state' in matter)) return <NotThere />;
          const title = of.title(matter);
          return (
            <MatterPage
              kind={kind}
              matter={matter}
              title={typeof title === 'string' ? title : [named(kind), ...title].filter(Boolean).join(' · ')}
              states={of.states}
              beside={due && <Due on={due.on(matter)} isOwed={due.while.includes(matter.state)} />}
              facts={of.facts}
              {...(of.given && { given: of.given(matter) })}
              attachments={of.attachments}
              buttons={
                <>
                  {of.buttons?.(matter)}
                  {of.prints && details && <PrintButton kind={kind as Printable} id={matter.id} />}
                </>
              }
            >
              {Also && <Also matter={matter} />}
            </MatterPage>
          );
        }}
      </Answer>
    );
  };
}
