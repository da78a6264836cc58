/** The kinds of finance department that warnings are routed to (Art. 17). */
export type ResponsibleDepartment = 'budget' | 'treasury' | 'agri';

/** The eight categories of warning (Art. 17). */
export const warningCategories = [
  'receipt',
  'allocation',
  'cash',
  'account',
  'cycle',
  'fund',
  'enterprise',
  'individual',
] as const;
export type WarningCategory = (typeof warningCategories)[number];

/** From a day on, a category of warnings belongs to a kind of department; the last route that has begun counts. */
export interface Route {
  category: WarningCategory;
  department: ResponsibleDepartment;
  /** First civil day, 'YYYY-MM-DD'; null = since ever. */
  effectiveFrom: string | null;
  basis: string;
}

const article17 = '豫财办〔2018〕33号 第十七条';
const byArticle17 = (category: WarningCategory, department: ResponsibleDepartment): Route => ({
  category,
  department,
  effectiveFrom: null,
  basis: article17,
});

/** The routes of Art. 17. A reorganisation adds rows with its date and basis; it changes none. */
export const article17Routes: readonly Route[] = [
  byArticle17('receipt', 'budget'),
  byArticle17('allocation', 'budget'),
  byArticle17('cash', 'treasury'),
  byArticle17('account', 'treasury'),
  byArticle17('cycle', 'agri'),
  byArticle17('fund', 'agri'),
  byArticle17('enterprise', 'agri'),
  byArticle17('individual', 'agri'),
];

/**
 * The kind of department that answers for a category of warnings on a day.
 *
 * @throws for a category without a route on that day.
 * @example
 * responsibleDepartment('cash', '2018-10-15'); // 'treasury'
 */
export function responsibleDepartment(
  category: string,
  on: string,
  routes: readonly Route[] = article17Routes,
): ResponsibleDepartment {
  const begun = routes
    .filter((route) => route.category === category && (route.effectiveFrom ?? '') <= on)
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1));
  const route = begun.at(-1);
  if (!route)
    throw new Error(
      `no department is responsible for warnings of category "${category}" on ${on}; expected one of ${warningCategories.join(', ')}`,
    );
  return route.department;
}

/** What routing needs to know of a region. */
export interface RoutedRegion {
  code: string;
  level: 'province' | 'prefecture' | 'county' | 'township' | 'village';
  fiscalParent: string | null;
}

/**
 * The region whose finance department handles a warning on a subject of `code`: its own, except that townships and villages
 * have no departments of their own in Art. 13, so theirs go to the county.
 *
 * @throws for an unknown region, or when no county lies above a township.
 */
export function handlingRegion(code: string, regionOf: (code: string) => RoutedRegion | undefined): string {
  let at: string | null = code;
  // Five levels at most; a circle among the parents must not hang the caller.
  for (let step = 0; step < 5 && at !== null; step++) {
    const region: RoutedRegion | undefined = regionOf(at);
    if (!region) throw new Error(`unknown region ${at}; expected a 12-digit code such as 411421000000`);
    if (region.level !== 'township' && region.level !== 'village') return region.code;
    at = region.fiscalParent;
  }
  throw new Error(`region ${code}: no county lies above it on the fiscal tree`);
}
