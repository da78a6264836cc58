-- Written by hand: what a circular tells of, and documents that stay as they were made.
ALTER TABLE "circular" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "circular" ADD COLUMN "report_id" uuid;
--> statement-breakpoint
CREATE UNIQUE INDEX "circular_document_no" ON "circular" USING btree ("document_no");
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION refuse_change();
