-- Payments by fund, without the kind of payee: what a desk asks when it is opened adds up a third of the cells.
CREATE TABLE "payment_fund_total" (
	"scope_ord" bigint NOT NULL,
	"region_code" text NOT NULL,
	"month" date,
	"fund_id" uuid NOT NULL,
	"status" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum_fen" bigint,
	"min_fen" bigint,
	"max_fen" bigint,
	"heads" bigint NOT NULL,
	CONSTRAINT "payment_fund_total_cell" UNIQUE NULLS NOT DISTINCT("scope_ord","region_code","month","fund_id","status","fiscal_year")
);
--> statement-breakpoint
-- Made at once of the finer cells, so that whoever asks by fund is not answered from single payments until the next night.
INSERT INTO payment_fund_total (scope_ord, region_code, month, fund_id, status, fiscal_year, n, sum_fen, min_fen, max_fen, heads)
SELECT scope_ord, region_code, month, fund_id, status, fiscal_year, sum(n), sum(sum_fen), min(min_fen), max(max_fen), bit_or(heads)
FROM payment_total GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
INSERT INTO totals_state (name, epoch, refreshed_at, least_heads) SELECT 'payment_fund', epoch, refreshed_at, least_heads FROM totals_state WHERE name = 'payment';
--> statement-breakpoint
ALTER TABLE payment_fund_total ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE payment_fund_total FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON payment_fund_total FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY scope ON payment_fund_total AS RESTRICTIVE FOR ALL TO PUBLIC
  USING (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
  WITH CHECK (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint);
--> statement-breakpoint
CREATE POLICY staff_read ON payment_fund_total FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true);
--> statement-breakpoint
-- Into which lots persons fall is nobody's business.
GRANT SELECT (scope_ord, region_code, month, fund_id, status, fiscal_year, n, sum_fen, min_fen, max_fen) ON payment_fund_total TO qingqu_staff, qingqu_supervisor;
