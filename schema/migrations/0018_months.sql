-- Written by hand.
-- A step's time is when it was written: a month's close waits for steps that are being written, and counts what was written by then.
ALTER TABLE "casework_step" ALTER COLUMN "at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "month_state" ADD COLUMN "overdue_case_ids" uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_line" ADD COLUMN "part" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_line" DROP CONSTRAINT "ledger_line_ledger_id_category_severity_pk";--> statement-breakpoint
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_ledger_id_part_category_severity_pk" PRIMARY KEY("ledger_id","part","category","severity");--> statement-breakpoint
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_balance" CHECK ("ledger_line"."opening" + "ledger_line"."fresh" + "ledger_line"."reopened" = "ledger_line"."normal" + "ledger_line"."rectified" + "ledger_line"."cleared" + "ledger_line"."closing");--> statement-breakpoint
-- A ledger is of its month for ever, and so are its lines; only how far it has come changes.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
