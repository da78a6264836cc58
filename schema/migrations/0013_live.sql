-- Written by hand: what is told to subscribers. A notice holds a topic and keys, never a value: who gets to see which record is decided
-- for each subscriber when it is read.
CREATE FUNCTION tell_live() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
-- TG_ARGV: the topic, and the column of the changed rows that holds the key.
DECLARE
  keys text[];
  most CONSTANT int := 1000;
  -- A notice has at most 8,000 bytes.
  together CONSTANT int := 100;
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT key) FROM (SELECT %I::text AS key FROM changed LIMIT %s) AS named', TG_ARGV[1], most + 1) INTO keys;
  IF cardinality(keys) > most THEN
    PERFORM pg_notify('qingqu_live', jsonb_build_object('topic', TG_ARGV[0], 'bulk', true)::text);
    RETURN NULL;
  END IF;
  FOR at IN 1 .. coalesce(cardinality(keys), 0) BY together LOOP
    PERFORM pg_notify('qingqu_live', jsonb_build_object('topic', TG_ARGV[0], 'keys', keys[at:at + together - 1])::text);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tell_live() FROM PUBLIC;
--> statement-breakpoint
-- Whatever happens to a warning is an event of it; that a sweep still sees it is none.
CREATE TRIGGER live_raised AFTER INSERT ON warning_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('warning', 'warning_id');
--> statement-breakpoint
CREATE TRIGGER live_verdict AFTER INSERT ON warning_verdict REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('warning', 'warning_id');
--> statement-breakpoint
CREATE TRIGGER live_begun AFTER INSERT ON sweep REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'id');
--> statement-breakpoint
CREATE TRIGGER live_changed AFTER UPDATE ON sweep REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'id');
--> statement-breakpoint
CREATE TRIGGER live_changed AFTER UPDATE ON sweep_task REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('sweep', 'sweep_id');
--> statement-breakpoint
CREATE TRIGGER live_changed AFTER UPDATE ON ingest_file REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('batch', 'id');
--> statement-breakpoint
CREATE TRIGGER live_begun AFTER INSERT ON export_job REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('export', 'id');
--> statement-breakpoint
CREATE TRIGGER live_changed AFTER UPDATE ON export_job REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_live('export', 'id');
