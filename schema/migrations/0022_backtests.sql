-- Written by hand: backtests as jobs. Whoever may be told of changes of parameters in a region, and works there, reads what came of them.
CREATE TABLE "backtest" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"rule_id" text NOT NULL,
	"rule_digest" text NOT NULL,
	"region_code" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"parameters" jsonb NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"rows_total" bigint DEFAULT 0 NOT NULL,
	"epoch" bigint,
	"known_since" date,
	"months" jsonb,
	"difference" jsonb,
	"added" jsonb,
	"gone" jsonb,
	"problem" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"lease_token" uuid,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "backtest_state" ON "backtest" USING btree ("state","created_at");
--> statement-breakpoint
CREATE INDEX "backtest_rule" ON "backtest" USING btree ("rule_id","created_at");
--> statement-breakpoint
ALTER TABLE backtest ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE backtest FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON backtest FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY scope ON backtest AS RESTRICTIVE FOR ALL TO PUBLIC
  USING (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint)
  WITH CHECK (scope_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint);
--> statement-breakpoint
CREATE POLICY staff_read ON backtest FOR SELECT TO qingqu_staff, qingqu_supervisor USING (true);
--> statement-breakpoint
GRANT SELECT (id, state, rule_id, rule_digest, region_code, from_day, to_day, parameters, reason, requested_by, created_at, started_at, finished_at, rows_done, rows_total, epoch, known_since, months, difference, added, gone, problem, attempts, scope_ord)
  ON backtest TO qingqu_staff, qingqu_supervisor;
--> statement-breakpoint
CREATE TRIGGER live_begun AFTER INSERT ON backtest REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('backtest', 'id');
--> statement-breakpoint
CREATE TRIGGER live_changed AFTER UPDATE ON backtest REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('backtest', 'id');
