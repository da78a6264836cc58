-- Written by hand: filters that users keep under a name.
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_name" UNIQUE("user_id","page","name")
);
--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_default" ON "saved_view" USING btree ("user_id","page") WHERE is_default;
--> statement-breakpoint
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON saved_view FOR ALL TO qingqu_system USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY own_read ON saved_view FOR SELECT TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin USING (user_id = current_setting('app.uid')::uuid);
--> statement-breakpoint
GRANT SELECT ON saved_view TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
-- Keeps a filter of whoever acts, under a name that is free on the page; `of_id` names one that is changed. Messages repeat nothing of it: a filter may
-- name a person.
CREATE FUNCTION save_view(of_id uuid, of_page text, of_name text, of_address text, of_position integer, of_default boolean) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE kept uuid; who uuid := current_setting('app.uid')::uuid; called text := btrim(of_name);
BEGIN
  IF of_page !~ '^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*$' OR length(of_page) > 60 THEN
    PERFORM refuse_act('QQ003', '页面标识须为小写字母、数字和连字符，至多 60 字，例如 warnings', 'page is lower-case words, at most 60 characters, for example warnings');
  END IF;
  IF length(called) NOT BETWEEN 1 AND 40 OR called ~ '[[:cntrl:]]' THEN
    PERFORM refuse_act('QQ003', '名称须为 1 至 40 字，例如“本月超期”', 'a name has 1 to 40 characters, for example "overdue this month"');
  END IF;
  IF length(of_address) > 2000 OR of_address ~ '[[:space:][:cntrl:]?#]' THEN
    PERFORM refuse_act('QQ003', '筛选须为地址中问号之后的部分，至多 2000 字，例如 state=open&category=fund',
      'address is what stands behind the question mark of the page''s address, at most 2,000 characters, for example state=open&category=fund');
  END IF;
  IF of_position NOT BETWEEN 0 AND 10000 THEN
    PERFORM refuse_act('QQ003', '顺序须为 0 至 10000，例如 1', 'position is 0 to 10,000, for example 1');
  END IF;
  PERFORM pg_advisory_xact_lock(1903260021, hashtext(who::text));
  IF EXISTS (SELECT FROM saved_view v WHERE v.user_id = who AND v.page = of_page AND v.name = called AND v.id IS DISTINCT FROM of_id) THEN
    PERFORM refuse_act('QQ002', '该页面已有同名的常用筛选，请另取名称', 'the page has a view of this name already; choose another name');
  END IF;
  IF of_default THEN
    UPDATE saved_view v SET is_default = false WHERE v.user_id = who AND v.page = of_page AND v.is_default AND v.id IS DISTINCT FROM of_id;
  END IF;
  IF of_id IS NOT NULL THEN
    UPDATE saved_view v SET page = of_page, name = called, address = of_address, position = of_position, is_default = of_default, changed_at = clock_timestamp()
    WHERE v.id = of_id AND v.user_id = who RETURNING v.id INTO kept;
    IF kept IS NULL THEN PERFORM refuse_act('QQ005', '没有该常用筛选', 'there is no such view'); END IF;
    RETURN kept;
  END IF;
  IF (SELECT count(*) FROM saved_view v WHERE v.user_id = who) >= 100 THEN
    PERFORM refuse_act('QQ002', '每人至多保存 100 个常用筛选，请先删除不用的', 'a user keeps at most 100 views; delete one first');
  END IF;
  INSERT INTO saved_view (user_id, page, name, address, position, is_default)
  VALUES (who, of_page, called, of_address, of_position, of_default) RETURNING id INTO kept;
  RETURN kept;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION save_view(uuid, text, text, text, integer, boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION save_view(uuid, text, text, text, integer, boolean) TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
--> statement-breakpoint
CREATE FUNCTION delete_view(of_id uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM saved_view v WHERE v.id = of_id AND v.user_id = current_setting('app.uid')::uuid;
  IF NOT FOUND THEN PERFORM refuse_act('QQ005', '没有该常用筛选', 'there is no such view'); END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION delete_view(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_view(uuid) TO qingqu_staff, qingqu_supervisor, qingqu_leader, qingqu_admin;
