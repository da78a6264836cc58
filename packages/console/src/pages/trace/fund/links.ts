import type { FlowNode } from './flow.js';

/** What a picture of flows is of. */
export interface Context {
  /** The fund's code. */
  fund: string;
  year: string;
  /** The region that is looked at. */
  region: string;
}

const PAGES = { indicators: '/indicators', allocations: '/allocations', payments: '/payments' } as const;

function address(page: keyof typeof PAGES, { fund, year }: Context, asked: Record<string, string>): string {
  const given = Object.entries({ fund, year, ...asked }).filter(([, value]) => value !== '');
  return `${PAGES[page]}?${new URLSearchParams(given)}`;
}

const ofUnits = ({ kind, code }: FlowNode, region: string): Record<string, string> =>
  kind === 'unit' ? { region, agency: code } : { region, level: code };

const endOf = ({ kind, code }: FlowNode, ends: 'payeeKind' | 'project'): Record<string, string> =>
  kind === 'paid' && code !== '' ? { [ends]: code } : {};

const isUnits = ({ kind }: FlowNode) => kind === 'unit' || kind === 'units';
const PAID = { status: 'PAID' };

/** The list behind a node: what it holds, was given, or was paid. */
export function nodeHref(node: FlowNode, context: Context, ends: 'payeeKind' | 'project'): string {
  switch (node.kind) {
    case 'source':
      return address('indicators', context, {
        region: context.region,
        source: node.code === 'RETURNED' ? '' : node.code,
        status: 'ACTIVE',
      });
    case 'region':
      return address('indicators', context, { region: node.code, held: 'pending', status: 'ACTIVE' });
    case 'unit':
    case 'units':
      return address('payments', context, { ...ofUnits(node, context.region), ...PAID });
    case 'paid':
      return address('payments', context, { region: context.region, ...endOf(node, ends), ...PAID });
    case 'rest':
      return address('indicators', context, {
        region: context.region,
        held: node.code === 'unpaid' ? 'agency' : 'pending',
        status: 'ACTIVE',
      });
    default:
      return address('allocations', context, { region: context.region, status: 'ACTIVE' });
  }
}

/** The list behind a link: the allocations from one to the other, or the payments. */
export function linkHref(from: FlowNode, to: FlowNode, context: Context, ends: 'payeeKind' | 'project'): string {
  if (isUnits(from)) {
    if (to.kind === 'rest') return nodeHref(to, context, ends);
    return address('payments', context, { ...ofUnits(from, context.region), ...endOf(to, ends), ...PAID });
  }
  if (from.kind === 'region' && to.kind === 'region')
    return address('allocations', context, {
      sender: from.code,
      receiver: to.code,
      kind: 'TO_REGION',
      status: 'ACTIVE',
    });
  if (from.kind === 'region' && isUnits(to))
    return address('allocations', context, {
      sender: from.code,
      kind: 'TO_AGENCY',
      agency: to.kind === 'unit' ? to.code : '',
      status: 'ACTIVE',
    });
  if (from.kind === 'region' && to.kind === 'rest') return nodeHref(from, context, ends);
  if (from.kind === 'region') return address('allocations', context, { sender: from.code, status: 'ACTIVE' });
  if (from.kind === 'source' && (to.kind === 'region' || isUnits(to)))
    return address('indicators', context, {
      region: isUnits(to) ? context.region : to.code,
      source: from.code === 'RETURNED' ? '' : from.code,
      held: isUnits(to) ? 'agency' : 'pending',
      status: 'ACTIVE',
    });
  return nodeHref(from, context, ends);
}
