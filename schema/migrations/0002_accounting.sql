DROP INDEX "warning_scope";--> statement-breakpoint
CREATE INDEX "allocation_from" ON "allocation" USING btree ("from_region_code");--> statement-breakpoint
CREATE INDEX "indicator_issued" ON "indicator" USING btree ("doc_issued_on","id");--> statement-breakpoint
CREATE INDEX "ingest_row_unchanged" ON "ingest_row" USING btree ("file_id","target_id") WHERE outcome = 'unchanged';--> statement-breakpoint
CREATE INDEX "warning_opened" ON "warning" USING btree ("opened_as_of","id");--> statement-breakpoint
CREATE INDEX "warning_event_sweep" ON "warning_event" USING btree ("sweep_id");--> statement-breakpoint
CREATE INDEX "warning_scope" ON "warning" USING btree ("scope_ord","opened_as_of","id");--> statement-breakpoint
ALTER TABLE "ingest_file" ADD CONSTRAINT "ingest_file_accounted" CHECK ("ingest_file"."n_read" = "ingest_file"."n_loaded" + "ingest_file"."n_updated" + "ingest_file"."n_unchanged" + "ingest_file"."n_duplicate" + "ingest_file"."n_stale" + "ingest_file"."n_quarantined");