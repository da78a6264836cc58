import { sql } from 'drizzle-orm';
import { boolean, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, table } from '../columns.js';
import { appUser } from './access.js';

/** A filter that a user keeps under a name 常用筛选: nobody else's business, and gone with the user. */
export const savedView = table(
  'saved_view',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid()
      .notNull()
      .references(() => appUser.id, { onDelete: 'cascade' }),
    /** The page that it is for, as `warnings`. */
    page: text().notNull(),
    name: text().notNull(),
    /** What stands behind the `?` of the page's address. */
    address: text().notNull(),
    position: integer().notNull().default(0),
    /** Whether the page opens with it. */
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
    changedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('saved_view_name').on(t.userId, t.page, t.name),
    uniqueIndex('saved_view_default').on(t.userId, t.page).where(sql`is_default`),
  ],
);
