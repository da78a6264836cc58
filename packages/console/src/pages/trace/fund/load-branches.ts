import type { AnyVariables, Client, TypedDocumentNode } from 'urql';
import {
  allocationBranch,
  type Below,
  type Branch,
  beneficiaryBranches,
  paymentBranch,
  rootBranch,
  subsidyBranch,
  withSums,
} from './branches.js';
import {
  BranchSumsDocument,
  FundRootsDocument,
  type FundRootsQueryVariables,
  IndicatorBranchDocument,
  IndicatorPaymentsDocument,
  PaymentBranchDocument,
  SubsidyBranchDocument,
} from './operations.js';

/** The rows below a row as far as they are loaded, and where to go on. */
export interface Level {
  rows: readonly Branch[];
  next: { of: 'roots' | 'allocations' | 'payments' | 'lines'; after: string } | null;
}

type Roots = Omit<FundRootsQueryVariables, 'after'>;
interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const nextOf = (of: NonNullable<Level['next']>['of'], { pageInfo }: Page): Level['next'] =>
  pageInfo.hasNextPage && pageInfo.endCursor ? { of, after: pageInfo.endCursor } : null;

/** Asks for what stands in the tree, a level of a row at a time. */
export class Branches {
  constructor(private readonly client: Client) {}

  async roots(fund: Roots, after: string | null = null): Promise<Level> {
    const { indicators } = await this.ask(FundRootsDocument, { ...fund, after });
    return { rows: await this.summed(indicators.nodes.map(rootBranch)), next: nextOf('roots', indicators) };
  }

  async below({ of, id }: Below, next: Level['next'] = null): Promise<Level> {
    if (of === 'pending')
      return next?.of === 'payments' ? this.payments(id, next.after) : this.allocations(id, next?.after ?? null);
    if (of === 'unit') return this.payments(id, next?.after ?? null);
    return of === 'payment' ? this.beneficiaries(id, next?.after ?? null) : this.lines(id, next?.after ?? null);
  }

  /** What an indicator was allocated to; behind that, what was paid from it without having been allocated. */
  private async allocations(id: string, after: string | null): Promise<Level> {
    const { node } = await this.ask(IndicatorBranchDocument, { id, after });
    if (!node || !('allocations' in node)) return { rows: [], next: null };
    const rows = await this.summed(node.allocations.nodes.map((each) => allocationBranch(each, node)));
    const next = nextOf('allocations', node.allocations);
    if (next) return { rows, next };
    const paid = await this.payments(id, null);
    return { rows: [...rows, ...paid.rows], next: paid.next };
  }

  private async payments(id: string, after: string | null): Promise<Level> {
    const { node } = await this.ask(IndicatorPaymentsDocument, { id, after });
    if (!node || !('payments' in node)) return { rows: [], next: null };
    return { rows: node.payments.nodes.map(paymentBranch), next: nextOf('payments', node.payments) };
  }

  /** Batches stand before the persons, on the first page only. */
  private async beneficiaries(id: string, after: string | null): Promise<Level> {
    const { node } = await this.ask(PaymentBranchDocument, { id, after });
    if (!node || !('lines' in node)) return { rows: [], next: null };
    const rows = beneficiaryBranches(node);
    return {
      rows: after === null ? rows : rows.filter(({ kind }) => kind === 'PaymentLine'),
      next: nextOf('lines', node.lines),
    };
  }

  private async lines(id: string, after: string | null): Promise<Level> {
    const { node } = await this.ask(SubsidyBranchDocument, { id, after });
    if (!node || !('lines' in node)) return { rows: [], next: null };
    return { rows: node.lines.nodes.map(subsidyBranch), next: nextOf('lines', node.lines) };
  }

  private async summed(rows: readonly Branch[]): Promise<Branch[]> {
    const indicators = rows.flatMap(({ held }) => held ?? []);
    return indicators.length > 0 ? withSums(rows, await this.ask(BranchSumsDocument, { indicators })) : [...rows];
  }

  /** @throws CombinedError */
  private async ask<Data, Variables extends AnyVariables>(
    query: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const { data, error } = await this.client.query(query, variables).toPromise();
    if (error) throw error;
    return data!;
  }
}
