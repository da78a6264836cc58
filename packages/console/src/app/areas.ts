import type { ComponentType, FC } from 'react';
import { administration } from '../pages/administration/area.js';
import { casework } from '../pages/casework/area.js';
import { ingest } from '../pages/ingest/area.js';
import { overview } from '../pages/overview/area.js';
import { rules } from '../pages/rules/area.js';
import { search } from '../pages/search/area.js';
import { sweeps } from '../pages/sweeps/area.js';
import { trace } from '../pages/trace/area.js';
import { warnings } from '../pages/warnings/area.js';
import type { Pair } from '../words/language.js';
import type { Viewer } from './session.js';

/** A page by its address. */
export interface PageRoute {
  /** As react-router writes it: `/cases/:id`. */
  path: string;
  title: Pair;
  /** Whether the side menu leads to it; pages about one record are reached from lists. */
  inMenu?: boolean;
  /** Whose post uses it; everybody's when not said. The server decides what may be seen and done, this only spares useless doors. */
  isFor?: (viewer: Viewer) => boolean;
  load: () => Promise<{ default: ComponentType }>;
}

/** Pages that belong together, one entry of the menu. */
export interface Area {
  key: string;
  title: Pair;
  icon: FC;
  pages: readonly PageRoute[];
}

/** The console's areas in the order of the menu. */
export const areas: readonly Area[] = [
  overview,
  trace,
  warnings,
  search,
  casework,
  ingest,
  rules,
  sweeps,
  administration,
];
