ALTER TABLE "case_file" ADD COLUMN "raised_when_closed" integer;
--> statement-breakpoint
-- Written by hand from here on.
-- When a case goes to another department, what was done before follows, so that the new department sees it; nothing else of it ever changes.
CREATE FUNCTION refuse_change_but_department() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'department_kind' = to_jsonb(OLD) - 'department_kind' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['warning_event', 'warning_verdict', 'casework_step'] LOOP
    EXECUTE format('DROP TRIGGER append_only ON %I', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_department()', t);
  END LOOP;
END $$;
