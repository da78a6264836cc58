import { Button, DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { TypedDocumentNode } from 'urql';
import { useSession, type Viewer } from '../../app/session.js';
import { BeginButton } from '../../parts/acts/begin-button.js';
import { useBusinessDate } from '../../parts/business-date.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { QueryTable } from '../../parts/query-table.js';
import { recordPath } from '../../parts/record-path.js';
import { RegionSelect } from '../../parts/region-select.js';
import { type Told, useTold } from '../../parts/told.js';
import { useAddress } from '../../parts/use-address.js';
import { inLanguage, type Pair, useLanguage } from '../../words/language.js';
import type { ChoiceName, KindName } from '../../words/use-words.js';

export interface Column<Row> extends Told<Row> {
  width: number;
  align?: 'right';
  ellipsis?: boolean;
}

/** A question that is often asked of a list, as a button that is pressed or not. */
interface Switch<Filter> {
  name: string;
  title: Pair;
  /** What is asked when it is pressed; the business date is undefined until it is known. */
  where: (viewer: Viewer, today: string | undefined) => Filter;
}

/** What a list of matters consists of. */
export interface ListOf<Row, Filter> {
  kind: KindName;
  title: Pair;
  /** Its only field is a connection; takes `$first`, `$after` and `$filter`. */
  // biome-ignore lint/suspicious/noExplicitAny: what the answer is like is told by the columns
  query: TypedDocumentNode<any, any>;
  columns: readonly Column<Row>[];
  /** Fields that one value is asked of. */
  choices?: readonly { field: string; choice: ChoiceName; title?: Pair }[];
  /** Whether it can be asked of a month, in the field `month`. */
  hasMonth?: boolean;
  /** Whether it can be asked of a region; it can be when not said. */
  hasRegion?: boolean;
  switches?: readonly Switch<Filter>[];
  /** Whether rows have pages; they have when not said. */
  opens?: boolean;
  /** What begins one, for whose post it is, and first values of its form. */
  begin?: { act: string; isFor: (viewer: Viewer) => boolean; given?: (viewer: Viewer) => Record<string, unknown> };
  /** Other pages that belong to it. */
  related?: readonly { path: string; title: Pair }[];
  /** What stands above the list, and how high the list is then. */
  Above?: ComponentType;
  height?: number;
}

/** The page of a list of matters: filters in the address, the list, and the button that begins one. */
export function matterList<Row extends { id: string }, Filter extends object>(of: ListOf<Row, Filter>): ComponentType {
  const { kind, choices = [], switches = [], hasMonth = false, hasRegion = true } = of;
  const names = [
    ...choices.map(({ field }) => field),
    ...switches.map(({ name }) => name),
    ...(hasMonth ? ['month'] : []),
    ...(hasRegion ? ['region'] : []),
  ];
  const defaults: Record<string, string> = Object.fromEntries(names.map((name) => [name, '']));

  return function MatterList() {
    const { language } = useLanguage();
    const { viewer } = useSession();
    const today = useBusinessDate();
    const open = useNavigate();
    const { title, value } = useTold<Row>(kind);
    const [asked, ask] = useAddress(defaults);
    const conditions = [
      ...(asked.region ? [{ regionUnder: asked.region }] : []),
      ...(asked.month ? [{ month: { eq: asked.month } }] : []),
      ...choices.flatMap(({ field }) => (asked[field] ? [{ [field]: { eq: asked[field] } }] : [])),
      ...switches.flatMap(({ name, where }) => (asked[name] ? [where(viewer, today)] : [])),
    ];
    const columns = useMemo(
      () =>
        of.columns.map((column) => ({
          key: column.field,
          title: title(column),
          width: column.width,
          ellipsis: column.ellipsis ?? false,
          ...(column.align && { align: column.align }),
          render: (_: unknown, row: Row): ReactNode => value(column, row),
        })),
      [language],
    );
    const heading = inLanguage(language, of.title);
    const { begin, opens = true, Above } = of;
    const openMatter = ({ id }: { id: string }) => open(recordPath(kind, id));
    return (
      <Page
        title={heading}
        actions={
          <>
            {of.related?.map(({ path, title: said }) => (
              <Link key={path} to={path} style={{ alignSelf: 'center' }}>
                {inLanguage(language, said)}
              </Link>
            ))}
            {begin?.isFor(viewer) && (
              <BeginButton
                act={begin.act}
                type="primary"
                {...(begin.given && { given: begin.given(viewer) })}
                onDone={(begun) => opens && openMatter(begun)}
              />
            )}
          </>
        }
      >
        {Above && <Above />}
        {names.length > 0 && (
          <Filters onReset={() => ask(defaults)}>
            {hasRegion && <RegionSelect value={asked.region!} onChange={(region) => ask({ region })} />}
            {hasMonth && (
              <DatePicker
                picker="month"
                aria-label={title({ field: 'month' })}
                placeholder={title({ field: 'month' })}
                value={asked.month ? dayjs(`${asked.month}-01`) : null}
                onChange={(month) => ask({ month: month?.format('YYYY-MM') ?? '' })}
              />
            )}
            {choices.map(({ field, choice, title: own }) => (
              <ChoiceFilter
                key={field}
                label={title({ field, ...(own && { title: own }) })}
                name={choice}
                value={asked[field]!}
                onChange={(chosen) => ask({ [field]: chosen })}
              />
            ))}
            <Flex gap="small">
              {switches.map(({ name, title: said }) => (
                <Button
                  key={name}
                  aria-pressed={asked[name] === '1'}
                  type={asked[name] === '1' ? 'primary' : 'default'}
                  ghost={asked[name] === '1'}
                  onClick={() => ask({ [name]: asked[name] === '1' ? '' : '1' })}
                >
                  {inLanguage(language, said)}
                </Button>
              ))}
            </Flex>
          </Filters>
        )}
        <QueryTable<unknown, Record<string, unknown>, Row>
          label={heading}
          query={of.query}
          variables={{ filter: conditions.length > 0 ? { and: conditions } : {} }}
          columns={columns}
          {...(of.height && { height: of.height })}
          onOpen={opens ? openMatter : undefined}
        />
      </Page>
    );
  };
}
