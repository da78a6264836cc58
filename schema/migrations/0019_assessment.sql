-- Written by hand.
ALTER TABLE "assessment" DROP CONSTRAINT "assessment_period";
--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "calendar_version" integer NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "making" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "made_on" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_making" UNIQUE("period","region_code","making");
--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_current" ON "assessment" USING btree ("period","region_code") WHERE state <> 'superseded';
--> statement-breakpoint
ALTER TABLE "assessment_score" ADD COLUMN "assessor_ord" bigint NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment_score" ADD COLUMN "announced_on" date;
--> statement-breakpoint
ALTER TABLE "assessment_score" ALTER COLUMN "total_centi" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "assessment_score" ALTER COLUMN "rank" DROP NOT NULL;
--> statement-breakpoint
-- What is not announced yet is its makers'.
ALTER POLICY staff_read ON assessment_score USING (
  announced_on IS NOT NULL OR assessor_ord BETWEEN current_setting('app.lo')::bigint AND current_setting('app.hi')::bigint);
--> statement-breakpoint
-- What a score says is frozen with it; what is told of it later are its announcement, an objection and the answer.
CREATE FUNCTION keep_assessment_score() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.assessment_id, NEW.region_code, NEW.total_centi, NEW.rank, NEW.dimensions, NEW.penalties)
    IS DISTINCT FROM (OLD.assessment_id, OLD.region_code, OLD.total_centi, OLD.rank, OLD.dimensions, OLD.penalties) THEN
    RAISE EXCEPTION 'the scores of an assessment are frozen with it';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON assessment_score FOR EACH ROW EXECUTE FUNCTION keep_assessment_score();
