// What the SQL of a rule may consist of. Everything else is refused: files, settings, catalogues, the clock, chance, loops without an
// end, and whatever has a result that depends on the order in which threads finish.

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Query nodes, table references, modifiers and orders of the parse tree. */
export const allowedNodes = words(`
  SELECT_NODE SET_OPERATION_NODE
  BASE_TABLE JOIN SUBQUERY EXPRESSION_LIST EMPTY
  ORDER_MODIFIER LIMIT_MODIFIER DISTINCT_MODIFIER
  ORDER_DEFAULT ASCENDING DESCENDING
`);

/** Classes of expressions. */
export const allowedExpressions = words(`
  COLUMN_REF CONSTANT PARAMETER FUNCTION WINDOW OPERATOR CONJUNCTION COMPARISON BETWEEN CASE CAST SUBQUERY STAR LAMBDA LAMBDA_REF
`);

/** The kinds of joins whose result does not depend on the order of rows. */
export const allowedJoins = words('REGULAR CROSS DEPENDENT ASOF');

/** Types that a value may be cast to. */
export const allowedTypes = words(`
  BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT DOUBLE DECIMAL VARCHAR DATE INTERVAL UUID LIST NULL
`);

export const allowedFunctions = words(`
  + - * / // % ** || ~~ !~~ ~~* !~~* ~~~ & | << >>
  abs ceil ceiling floor round trunc sign sqrt ln log log10 exp pow power mod greatest least divide multiply add subtract isnan isfinite
  coalesce nullif
  lower upper trim ltrim rtrim length strlen left right substring substr replace translate reverse concat concat_ws position strpos instr contains
  starts_with prefix ends_with suffix split_part string_split str_split split regexp_matches regexp_full_match regexp_replace
  regexp_extract like_escape not_like_escape ilike_escape ascii unicode ord chr nfc_normalize strip_accents levenshtein editdist3
  damerau_levenshtein hamming jaccard jaro_similarity jaro_winkler_similarity md5 sha256
  year quarter month week weekofyear day dayofmonth dayofweek isodow dayofyear yearweek date_part datepart date_trunc datetrunc date_diff
  datediff date_sub datesub date_add make_date last_day strftime strptime to_days to_weeks to_months to_quarters to_years days_in_month
  list_value list_contains list_has list_has_any list_has_all list_filter list_transform list_sort list_reverse_sort list_distinct list_unique
  list_concat list_cat list_append list_prepend list_extract list_element list_slice list_position list_sum list_min list_max list_count
  list_avg array_length len cardinality flatten unnest row struct_pack struct_extract array_extract array_slice
  count count_star count_if countif sum avg min max bool_and bool_or product stddev stddev_pop stddev_samp variance var_pop var_samp
  median quantile quantile_cont quantile_disc corr regr_slope regr_intercept entropy mad skewness kurtosis
  list array_agg string_agg group_concat listagg
  row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value
`);

/** Aggregates whose result depends on the order of the rows. (Lists that a rule returns are sorted by the engine.) */
export const orderedFunctions = words('string_agg group_concat listagg');

/** Column names that DuckDB takes for functions when no column has them: they read the clock or the session. */
export const refusedNames = words(`
  current_date current_time current_timestamp localtime localtimestamp current_user session_user user current_role current_catalog
  current_schema
`);
