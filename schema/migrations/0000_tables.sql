CREATE TABLE "app_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"region_code" text NOT NULL,
	"department_kinds" text[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"granted_by" text NOT NULL,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"is_demo" boolean NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	CONSTRAINT "app_user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"account_no_masked" text NOT NULL,
	"account_no_sealed" "bytea" NOT NULL,
	"name" text NOT NULL,
	"bank_name" text,
	"cnaps_code" text,
	"type_code" text NOT NULL,
	"holder_kind" text NOT NULL,
	"holder_id" uuid,
	"medium" text NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_history" (
	"id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"account_no_masked" text NOT NULL,
	"account_no_sealed" "bytea" NOT NULL,
	"name" text NOT NULL,
	"bank_name" text,
	"cnaps_code" text,
	"type_code" text NOT NULL,
	"holder_kind" text NOT NULL,
	"holder_id" uuid,
	"medium" text NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"month" text NOT NULL,
	"ledger_balance_fen" bigint NOT NULL,
	"bank_balance_fen" bigint,
	"reconciling_fen" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_month_history" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"month" text NOT NULL,
	"ledger_balance_fen" bigint NOT NULL,
	"bank_balance_fen" bigint,
	"reconciling_fen" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"transacted_on" date NOT NULL,
	"serial_no" text NOT NULL,
	"direction" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"counterparty" text,
	"summary" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_line_history" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"transacted_on" date NOT NULL,
	"serial_no" text NOT NULL,
	"direction" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"counterparty" text,
	"summary" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "special_account_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"occurred_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"direction" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"counterparty" text,
	"fund_id" uuid,
	"summary" text,
	"balance_after_fen" bigint,
	"bank_line_id" uuid,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "special_account_entry_history" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"occurred_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"direction" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"counterparty" text,
	"fund_id" uuid,
	"summary" text,
	"balance_after_fen" bigint,
	"bank_line_id" uuid,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"uscc" text,
	"region_code" text NOT NULL,
	"superior_agency_id" uuid,
	"kind" text NOT NULL,
	"is_budget_unit" boolean NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_history" (
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"uscc" text,
	"region_code" text NOT NULL,
	"superior_agency_id" uuid,
	"kind" text NOT NULL,
	"is_budget_unit" boolean NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"indicator_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_region_code" text NOT NULL,
	"to_region_code" text NOT NULL,
	"to_agency_id" uuid,
	"fund_id" uuid NOT NULL,
	"fund_type_code" text,
	"fiscal_year" smallint NOT NULL,
	"tp_func_code" text,
	"poverty_tag" boolean,
	"amount_fen" bigint NOT NULL,
	"doc_no" text,
	"doc_issued_on" date NOT NULL,
	"doc_kind" text NOT NULL,
	"allocated_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allocation_history" (
	"id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_region_code" text NOT NULL,
	"to_region_code" text NOT NULL,
	"to_agency_id" uuid,
	"fund_id" uuid NOT NULL,
	"fund_type_code" text,
	"fiscal_year" smallint NOT NULL,
	"tp_func_code" text,
	"poverty_tag" boolean,
	"amount_fen" bigint NOT NULL,
	"doc_no" text,
	"doc_issued_on" date NOT NULL,
	"doc_kind" text NOT NULL,
	"allocated_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"origin_level" text NOT NULL,
	"func_prefixes" text NOT NULL,
	"is_personal" boolean NOT NULL,
	"monitored_from" date,
	"monitored_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_history" (
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"origin_level" text NOT NULL,
	"func_prefixes" text NOT NULL,
	"is_personal" boolean NOT NULL,
	"monitored_from" date,
	"monitored_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_target_region" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_target_region_history" (
	"id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"doc_id" uuid,
	"doc_issued_on" date NOT NULL,
	"fund_id" uuid NOT NULL,
	"source" text NOT NULL,
	"upstream_allocation_id" uuid,
	"origin_indicator_id" uuid,
	"superior_doc_no" text,
	"func_code" text,
	"tp_func_code" text,
	"gov_eco_code" text,
	"dep_eco_code" text,
	"fund_type_code" text,
	"agency_id" uuid,
	"project_id" uuid,
	"amount_fen" bigint NOT NULL,
	"poverty_tag" boolean,
	"integration_plan_ref" text,
	"received_at" timestamp with time zone,
	"registered_at" timestamp with time zone,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_adjustment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"indicator_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"delta_fen" bigint NOT NULL,
	"adjusted_on" date NOT NULL,
	"reason" text,
	"batch_no" text,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_adjustment_history" (
	"id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"delta_fen" bigint NOT NULL,
	"adjusted_on" date NOT NULL,
	"reason" text,
	"batch_no" text,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_doc" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doc_no" text NOT NULL,
	"title" text NOT NULL,
	"issued_on" date NOT NULL,
	"issuing_region_code" text NOT NULL,
	"kind" text NOT NULL,
	"superior_doc_no" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_doc_history" (
	"id" uuid NOT NULL,
	"doc_no" text NOT NULL,
	"title" text NOT NULL,
	"issued_on" date NOT NULL,
	"issuing_region_code" text NOT NULL,
	"kind" text NOT NULL,
	"superior_doc_no" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_history" (
	"id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"doc_id" uuid,
	"doc_issued_on" date NOT NULL,
	"fund_id" uuid NOT NULL,
	"source" text NOT NULL,
	"upstream_allocation_id" uuid,
	"origin_indicator_id" uuid,
	"superior_doc_no" text,
	"func_code" text,
	"tp_func_code" text,
	"gov_eco_code" text,
	"dep_eco_code" text,
	"fund_type_code" text,
	"agency_id" uuid,
	"project_id" uuid,
	"amount_fen" bigint NOT NULL,
	"poverty_tag" boolean,
	"integration_plan_ref" text,
	"received_at" timestamp with time zone,
	"registered_at" timestamp with time zone,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_no" text NOT NULL,
	"region_code" text NOT NULL,
	"indicator_id" uuid NOT NULL,
	"allocation_id" uuid,
	"agency_id" uuid NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"month" integer NOT NULL,
	"pay_type_code" text,
	"applied_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"approved_at" timestamp with time zone,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_history" (
	"id" uuid NOT NULL,
	"plan_no" text NOT NULL,
	"region_code" text NOT NULL,
	"indicator_id" uuid NOT NULL,
	"allocation_id" uuid,
	"agency_id" uuid NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"month" integer NOT NULL,
	"pay_type_code" text,
	"applied_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"approved_at" timestamp with time zone,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"region_code" text NOT NULL,
	"started_on" date,
	"ended_on" date,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_history" (
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"region_code" text NOT NULL,
	"started_on" date,
	"ended_on" date,
	"status" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "epoch" (
	"n" bigint PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ingest_file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ingest_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"feed" text NOT NULL,
	"name" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" bigint NOT NULL,
	"encoding" text NOT NULL,
	"status" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"next_row" integer NOT NULL,
	"next_byte" bigint NOT NULL,
	"next_line" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"n_read" integer DEFAULT 0 NOT NULL,
	"n_loaded" integer DEFAULT 0 NOT NULL,
	"n_updated" integer DEFAULT 0 NOT NULL,
	"n_unchanged" integer DEFAULT 0 NOT NULL,
	"n_duplicate" integer DEFAULT 0 NOT NULL,
	"n_stale" integer DEFAULT 0 NOT NULL,
	"n_quarantined" integer DEFAULT 0 NOT NULL,
	"sum_fen" bigint DEFAULT 0 NOT NULL,
	"epoch_first" bigint,
	"epoch_last" bigint,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest_row" (
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"line" integer NOT NULL,
	"byte_from" bigint NOT NULL,
	"byte_to" bigint NOT NULL,
	"outcome" text NOT NULL,
	"target_id" uuid,
	"amount_fen" bigint,
	CONSTRAINT "ingest_row_file_id_row_no_pk" PRIMARY KEY("file_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"line" integer NOT NULL,
	"column_name" text,
	"reason_code" text NOT NULL,
	"message_zh" text NOT NULL,
	"message_en" text NOT NULL,
	"expected" text,
	"raw_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"owner_org" text,
	"due_on" date,
	"scope_ord" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedule_slot" (
	"name" text NOT NULL,
	"slot" text NOT NULL,
	"status" text NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "schedule_slot_name_slot_pk" PRIMARY KEY("name","slot")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"department" text,
	"per" text NOT NULL,
	"frequency" text NOT NULL,
	"max_per_period" integer NOT NULL,
	"poor_only" boolean NOT NULL,
	"min_age" integer,
	"max_age" integer,
	"exclusive_group" text,
	"cap_fen" bigint,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_history" (
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"department" text,
	"per" text NOT NULL,
	"frequency" text NOT NULL,
	"max_per_period" integer NOT NULL,
	"poor_only" boolean NOT NULL,
	"min_age" integer,
	"max_age" integer,
	"exclusive_group" text,
	"cap_fen" bigint,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_standard" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"amount_fen" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_standard_history" (
	"id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"amount_fen" bigint NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subsidy_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"period" text NOT NULL,
	"notice_from" date,
	"notice_to" date,
	"submitted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"payment_id" uuid,
	"funded_on" date,
	"total_fen" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subsidy_batch_history" (
	"id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"period" text NOT NULL,
	"notice_from" date,
	"notice_to" date,
	"submitted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"payment_id" uuid,
	"funded_on" date,
	"total_fen" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subsidy_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"line_no" integer NOT NULL,
	"region_code" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"id_no_masked" text NOT NULL,
	"id_no_sealed" "bytea" NOT NULL,
	"household_id" uuid,
	"card_id" uuid,
	"card_no_masked" text,
	"card_no_sealed" "bytea",
	"quantity" numeric(14, 3),
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"paid_on" date,
	"returned_on" date,
	"reason" text,
	"reissue_of_id" uuid,
	"township_code" text,
	"village_code" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subsidy_line_history" (
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line_no" integer NOT NULL,
	"region_code" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"id_no_masked" text NOT NULL,
	"id_no_sealed" "bytea" NOT NULL,
	"household_id" uuid,
	"card_id" uuid,
	"card_no_masked" text,
	"card_no_sealed" "bytea",
	"quantity" numeric(14, 3),
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"paid_on" date,
	"returned_on" date,
	"reason" text,
	"reissue_of_id" uuid,
	"township_code" text,
	"village_code" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"type" text,
	"region_code" text NOT NULL,
	"reg_capital_fen" bigint,
	"established_on" date,
	"address" text,
	"phone_token" uuid,
	"business_scope" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_history" (
	"id" uuid NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"type" text,
	"region_code" text NOT NULL,
	"reg_capital_fen" bigint,
	"established_on" date,
	"address" text,
	"phone_token" uuid,
	"business_scope" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"role" text NOT NULL,
	"share_bp" integer,
	"valid_from" date,
	"valid_to" date,
	"is_current" boolean NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_person_history" (
	"id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"role" text NOT NULL,
	"share_bp" integer,
	"valid_from" date,
	"valid_to" date,
	"is_current" boolean NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_no" text NOT NULL,
	"region_code" text NOT NULL,
	"village_code" text,
	"head_id" uuid,
	"status" text NOT NULL,
	"registered_on" date,
	"lifted_on" date,
	"cause" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_history" (
	"id" uuid NOT NULL,
	"household_no" text NOT NULL,
	"region_code" text NOT NULL,
	"village_code" text,
	"head_id" uuid,
	"status" text NOT NULL,
	"registered_on" date,
	"lifted_on" date,
	"cause" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"relation" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_member_history" (
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"relation" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"id_no_masked" text NOT NULL,
	"id_no_sealed" "bytea" NOT NULL,
	"sex" text,
	"born_on" date,
	"region_code" text NOT NULL,
	"guardian_id" uuid,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_history" (
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"id_no_masked" text NOT NULL,
	"id_no_sealed" "bytea" NOT NULL,
	"sex" text,
	"born_on" date,
	"region_code" text NOT NULL,
	"guardian_id" uuid,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payee" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"party_id" uuid,
	"uscc" text,
	"id_no_masked" text,
	"id_no_sealed" "bytea",
	"account_id" uuid,
	"account_no_masked" text,
	"bank_name" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payee_history" (
	"id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"party_id" uuid,
	"uscc" text,
	"id_no_masked" text,
	"id_no_sealed" "bytea",
	"account_id" uuid,
	"account_no_masked" text,
	"bank_name" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_no" text NOT NULL,
	"voucher_no" text,
	"region_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"indicator_id" uuid NOT NULL,
	"plan_id" uuid,
	"agency_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"project_id" uuid,
	"contract_no" text,
	"func_code" text,
	"gov_eco_code" text,
	"dep_eco_code" text,
	"pay_type_code" text,
	"settlement_code" text,
	"business_type" text,
	"applied_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"paid_on" date,
	"cleared_on" date,
	"amount_fen" bigint NOT NULL,
	"purpose" text,
	"payer_account_id" uuid,
	"payer_account_no_masked" text,
	"payee_id" uuid,
	"payee_kind" text NOT NULL,
	"payee_name" text NOT NULL,
	"payee_name_sealed" "bytea",
	"payee_account_id" uuid,
	"payee_account_no_masked" text,
	"actual_payee_account_id" uuid,
	"bank_serial" text,
	"approval_no" text,
	"status" text NOT NULL,
	"refund_of_id" uuid,
	"applicant" text,
	"reviewer" text,
	"approver" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_history" (
	"id" uuid NOT NULL,
	"application_no" text NOT NULL,
	"voucher_no" text,
	"region_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"indicator_id" uuid NOT NULL,
	"plan_id" uuid,
	"agency_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"project_id" uuid,
	"contract_no" text,
	"func_code" text,
	"gov_eco_code" text,
	"dep_eco_code" text,
	"pay_type_code" text,
	"settlement_code" text,
	"business_type" text,
	"applied_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"paid_on" date,
	"cleared_on" date,
	"amount_fen" bigint NOT NULL,
	"purpose" text,
	"payer_account_id" uuid,
	"payer_account_no_masked" text,
	"payee_id" uuid,
	"payee_kind" text NOT NULL,
	"payee_name" text NOT NULL,
	"payee_name_sealed" "bytea",
	"payee_account_id" uuid,
	"payee_account_no_masked" text,
	"actual_payee_account_id" uuid,
	"bank_serial" text,
	"approval_no" text,
	"status" text NOT NULL,
	"refund_of_id" uuid,
	"applicant" text,
	"reviewer" text,
	"approver" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"payee_kind" text NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"person_id" uuid,
	"id_no_masked" text,
	"id_no_sealed" "bytea",
	"uscc" text,
	"account_id" uuid,
	"account_no_masked" text,
	"amount_fen" bigint NOT NULL,
	"township_code" text,
	"village_code" text,
	"pay_month" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_line_history" (
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"payee_kind" text NOT NULL,
	"name" text NOT NULL,
	"name_sealed" "bytea",
	"person_id" uuid,
	"id_no_masked" text,
	"id_no_sealed" "bytea",
	"uscc" text,
	"account_id" uuid,
	"account_no_masked" text,
	"amount_fen" bigint NOT NULL,
	"township_code" text,
	"village_code" text,
	"pay_month" text,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"day" date NOT NULL,
	"version" integer NOT NULL,
	"is_workday" boolean NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text,
	"source_doc" text NOT NULL,
	CONSTRAINT "calendar_day_day_version_pk" PRIMARY KEY("day","version")
);
--> statement-breakpoint
CREATE TABLE "code_item" (
	"system" text NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"parent" text,
	"is_leaf" boolean NOT NULL,
	"note" text,
	CONSTRAINT "code_item_system_code_pk" PRIMARY KEY("system","code")
);
--> statement-breakpoint
CREATE TABLE "department" (
	"id" text PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"scope_ord" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"admin_parent" text,
	"fiscal_parent" text,
	"mof_div_code" text NOT NULL,
	"is_poverty_county" boolean NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"successor" text,
	"scope_lo" bigint NOT NULL,
	"scope_hi" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistance_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistance_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"status" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business_record_history" (
	"id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"status" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "death_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"died_on" date NOT NULL,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "death_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"died_on" date NOT NULL,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "house_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"area_m2" numeric(10, 2),
	"acquired_on" date NOT NULL,
	"disposed_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "house_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"area_m2" numeric(10, 2),
	"acquired_on" date NOT NULL,
	"disposed_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party_list_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"list" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party_list_entry_history" (
	"id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"list" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relocation_household" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"persons" integer NOT NULL,
	"area_m2" numeric(10, 2) NOT NULL,
	"self_finance_fen" bigint NOT NULL,
	"moved_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relocation_household_history" (
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"persons" integer NOT NULL,
	"area_m2" numeric(10, 2) NOT NULL,
	"self_finance_fen" bigint NOT NULL,
	"moved_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"agency_id" uuid,
	"post_kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"agency_id" uuid,
	"post_kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vehicle_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"price_fen" bigint,
	"registered_on" date NOT NULL,
	"deregistered_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vehicle_record_history" (
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"price_fen" bigint,
	"registered_on" date NOT NULL,
	"deregistered_on" date,
	"as_of" date NOT NULL,
	"scope_ord" bigint NOT NULL,
	"source_system" text NOT NULL,
	"source_key" text NOT NULL,
	"source_rev" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"entered_by" text,
	"entered_org" text,
	"entered_at" timestamp with time zone,
	"content_hash" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"epoch_from" bigint NOT NULL,
	"epoch_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"sweep_id" bigint NOT NULL,
	"rule_id" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"discriminator" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"severity" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"rows" uuid[] NOT NULL,
	CONSTRAINT "finding_sweep_id_rule_id_fingerprint_pk" PRIMARY KEY("sweep_id","rule_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "rule_package" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_package_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"version" text NOT NULL,
	"owner" text NOT NULL,
	"digest" text NOT NULL,
	"installed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"enabled" boolean NOT NULL,
	CONSTRAINT "rule_package_version" UNIQUE("name","version","digest")
);
--> statement-breakpoint
CREATE TABLE "rule_parameter" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_parameter_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"name" text NOT NULL,
	"region_code" text NOT NULL,
	"effective_from" date NOT NULL,
	"value" jsonb NOT NULL,
	"maker" text NOT NULL,
	"checker" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_version" (
	"digest" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"package_id" bigint NOT NULL,
	"category" text NOT NULL,
	"department_kind" text NOT NULL,
	"subject_kinds" text[] NOT NULL,
	"severity" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"definition" jsonb NOT NULL,
	"status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sweep" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sweep_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"epoch" bigint NOT NULL,
	"as_of" date NOT NULL,
	"ruleset_digest" text NOT NULL,
	"params_digest" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "sweep_identity" UNIQUE("epoch","as_of","ruleset_digest","params_digest")
);
--> statement-breakpoint
CREATE TABLE "sweep_task" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sweep_task_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sweep_id" bigint NOT NULL,
	"rule_id" text NOT NULL,
	"rule_digest" text NOT NULL,
	"params" jsonb NOT NULL,
	"status" text NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_message" text,
	"duration_ms" double precision,
	"n_findings" integer,
	"n_raised" integer,
	"n_seen" integer,
	"n_changed" integer,
	"n_cleared" integer,
	"n_reopened" integer,
	"result_digest" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "sweep_task_rule" UNIQUE("sweep_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "warning" (
	"id" uuid PRIMARY KEY NOT NULL,
	"warning_no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "warning_warning_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"discriminator" text NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"department_kind" text NOT NULL,
	"region_code" text NOT NULL,
	"scope_ord" bigint NOT NULL,
	"state" text NOT NULL,
	"open_count" integer NOT NULL,
	"rule_digest" text NOT NULL,
	"params" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"evidence_digest" "bytea" NOT NULL,
	"rows" uuid[] NOT NULL,
	"message_zh" text NOT NULL,
	"message_en" text NOT NULL,
	"amount_fen" bigint,
	"opened_epoch" bigint NOT NULL,
	"last_seen_epoch" bigint NOT NULL,
	"cleared_epoch" bigint,
	"opened_as_of" date NOT NULL,
	"last_seen_as_of" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warning_event" (
	"warning_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"epoch" bigint NOT NULL,
	"as_of" date NOT NULL,
	"sweep_id" bigint NOT NULL,
	"rule_digest" text NOT NULL,
	"evidence_digest" "bytea",
	"evidence" jsonb,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"scope_ord" bigint NOT NULL,
	"department_kind" text NOT NULL,
	CONSTRAINT "warning_event_warning_id_seq_pk" PRIMARY KEY("warning_id","seq")
);
--> statement-breakpoint
CREATE INDEX "app_grant_user" ON "app_grant" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "app_user_scope" ON "app_user" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "account_epoch" ON "account" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "account_scope" ON "account" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "account_history_id" ON "account_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "account_history_epoch" ON "account_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "account_month_epoch" ON "account_month" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "account_month_account" ON "account_month" USING btree ("account_id","month");--> statement-breakpoint
CREATE INDEX "account_month_history_id" ON "account_month_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "account_month_history_epoch" ON "account_month_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "bank_line_epoch" ON "bank_line" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "bank_line_scope" ON "bank_line" USING btree ("scope_ord","transacted_on");--> statement-breakpoint
CREATE INDEX "bank_line_account" ON "bank_line" USING btree ("account_id","transacted_on");--> statement-breakpoint
CREATE INDEX "bank_line_history_id" ON "bank_line_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "bank_line_history_epoch" ON "bank_line_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "special_account_entry_epoch" ON "special_account_entry" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "special_account_entry_scope" ON "special_account_entry" USING btree ("scope_ord","occurred_on");--> statement-breakpoint
CREATE INDEX "special_account_entry_account" ON "special_account_entry" USING btree ("account_id","occurred_on");--> statement-breakpoint
CREATE INDEX "special_account_entry_history_id" ON "special_account_entry_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "special_account_entry_history_epoch" ON "special_account_entry_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "agency_epoch" ON "agency" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "agency_scope" ON "agency" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "agency_history_id" ON "agency_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "agency_history_epoch" ON "agency_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "allocation_epoch" ON "allocation" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "allocation_scope" ON "allocation" USING btree ("scope_ord","doc_issued_on");--> statement-breakpoint
CREATE INDEX "allocation_indicator" ON "allocation" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "allocation_agency" ON "allocation" USING btree ("to_agency_id");--> statement-breakpoint
CREATE INDEX "allocation_history_id" ON "allocation_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "allocation_history_epoch" ON "allocation_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "fund_epoch" ON "fund" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "fund_history_id" ON "fund_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "fund_history_epoch" ON "fund_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "fund_target_region_epoch" ON "fund_target_region" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "fund_target_region_fund" ON "fund_target_region" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "fund_target_region_history_id" ON "fund_target_region_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "fund_target_region_history_epoch" ON "fund_target_region_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "indicator_epoch" ON "indicator" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "indicator_scope" ON "indicator" USING btree ("scope_ord","doc_issued_on");--> statement-breakpoint
CREATE INDEX "indicator_doc_id" ON "indicator" USING btree ("doc_id");--> statement-breakpoint
CREATE INDEX "indicator_fund_id" ON "indicator" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "indicator_upstream" ON "indicator" USING btree ("upstream_allocation_id");--> statement-breakpoint
CREATE INDEX "indicator_adjustment_epoch" ON "indicator_adjustment" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "indicator_adjustment_indicator" ON "indicator_adjustment" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "indicator_adjustment_history_id" ON "indicator_adjustment_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "indicator_adjustment_history_epoch" ON "indicator_adjustment_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "indicator_doc_epoch" ON "indicator_doc" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "indicator_doc_scope" ON "indicator_doc" USING btree ("scope_ord","issued_on");--> statement-breakpoint
CREATE INDEX "indicator_doc_history_id" ON "indicator_doc_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "indicator_doc_history_epoch" ON "indicator_doc_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "indicator_history_id" ON "indicator_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "indicator_history_epoch" ON "indicator_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "plan_epoch" ON "plan" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "plan_scope" ON "plan" USING btree ("scope_ord","fiscal_year","month");--> statement-breakpoint
CREATE INDEX "plan_indicator" ON "plan" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "plan_history_id" ON "plan_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "plan_history_epoch" ON "plan_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "project_epoch" ON "project" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "project_scope" ON "project" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "project_history_id" ON "project_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "project_history_epoch" ON "project_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "ingest_file_content" ON "ingest_file" USING btree ("feed","sha256");--> statement-breakpoint
CREATE INDEX "ingest_file_scope" ON "ingest_file" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "quarantine_file" ON "quarantine" USING btree ("file_id","row_no");--> statement-breakpoint
CREATE INDEX "quarantine_scope" ON "quarantine" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "programme_epoch" ON "programme" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "programme_history_id" ON "programme_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "programme_history_epoch" ON "programme_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "programme_standard_epoch" ON "programme_standard" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "programme_standard_programme" ON "programme_standard" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "programme_standard_history_id" ON "programme_standard_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "programme_standard_history_epoch" ON "programme_standard_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "subsidy_batch_epoch" ON "subsidy_batch" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "subsidy_batch_scope" ON "subsidy_batch" USING btree ("scope_ord","period");--> statement-breakpoint
CREATE INDEX "subsidy_batch_payment" ON "subsidy_batch" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "subsidy_batch_history_id" ON "subsidy_batch_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "subsidy_batch_history_epoch" ON "subsidy_batch_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "subsidy_line_epoch" ON "subsidy_line" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "subsidy_line_scope" ON "subsidy_line" USING btree ("scope_ord","paid_on","id");--> statement-breakpoint
CREATE INDEX "subsidy_line_batch" ON "subsidy_line" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "subsidy_line_person" ON "subsidy_line" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "subsidy_line_history_id" ON "subsidy_line_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "subsidy_line_history_epoch" ON "subsidy_line_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "enterprise_epoch" ON "enterprise" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "enterprise_scope" ON "enterprise" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "enterprise_history_id" ON "enterprise_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "enterprise_history_epoch" ON "enterprise_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "enterprise_person_epoch" ON "enterprise_person" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "enterprise_person_enterprise" ON "enterprise_person" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "enterprise_person_person" ON "enterprise_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "enterprise_person_history_id" ON "enterprise_person_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "enterprise_person_history_epoch" ON "enterprise_person_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "household_epoch" ON "household" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "household_scope" ON "household" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "household_history_id" ON "household_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "household_history_epoch" ON "household_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "household_member_epoch" ON "household_member" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "household_member_household" ON "household_member" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "household_member_person" ON "household_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "household_member_history_id" ON "household_member_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "household_member_history_epoch" ON "household_member_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "person_epoch" ON "person" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "person_scope" ON "person" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "person_history_id" ON "person_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "person_history_epoch" ON "person_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "payee_epoch" ON "payee" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "payee_scope" ON "payee" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "payee_party" ON "payee" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "payee_history_id" ON "payee_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "payee_history_epoch" ON "payee_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "payment_epoch" ON "payment" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "payment_scope_paid" ON "payment" USING btree ("scope_ord","paid_on","id");--> statement-breakpoint
CREATE INDEX "payment_paid" ON "payment" USING btree ("paid_on","id");--> statement-breakpoint
CREATE INDEX "payment_indicator" ON "payment" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "payment_payee" ON "payment" USING btree ("payee_id");--> statement-breakpoint
CREATE INDEX "payment_refund_of" ON "payment" USING btree ("refund_of_id");--> statement-breakpoint
CREATE INDEX "payment_history_id" ON "payment_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "payment_history_epoch" ON "payment_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "payment_line_epoch" ON "payment_line" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "payment_line_payment" ON "payment_line" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_line_scope" ON "payment_line" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "payment_line_history_id" ON "payment_line_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "payment_line_history_epoch" ON "payment_line_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "department_scope" ON "department" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "region_fiscal_parent" ON "region" USING btree ("fiscal_parent");--> statement-breakpoint
CREATE INDEX "region_scope" ON "region" USING btree ("scope_lo");--> statement-breakpoint
CREATE INDEX "assistance_record_epoch" ON "assistance_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "assistance_record_person" ON "assistance_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "assistance_record_history_id" ON "assistance_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "assistance_record_history_epoch" ON "assistance_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "business_record_epoch" ON "business_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "business_record_enterprise" ON "business_record" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "business_record_history_id" ON "business_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "business_record_history_epoch" ON "business_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "death_record_epoch" ON "death_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "death_record_person" ON "death_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "death_record_history_id" ON "death_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "death_record_history_epoch" ON "death_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "house_record_epoch" ON "house_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "house_record_person" ON "house_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "house_record_history_id" ON "house_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "house_record_history_epoch" ON "house_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "party_list_entry_epoch" ON "party_list_entry" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "party_list_entry_enterprise" ON "party_list_entry" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "party_list_entry_history_id" ON "party_list_entry_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "party_list_entry_history_epoch" ON "party_list_entry_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "relocation_household_epoch" ON "relocation_household" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "relocation_household_household" ON "relocation_household" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "relocation_household_history_id" ON "relocation_household_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "relocation_household_history_epoch" ON "relocation_household_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "staff_record_epoch" ON "staff_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "staff_record_person" ON "staff_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "staff_record_history_id" ON "staff_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "staff_record_history_epoch" ON "staff_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "vehicle_record_epoch" ON "vehicle_record" USING brin ("epoch_from");--> statement-breakpoint
CREATE INDEX "vehicle_record_person" ON "vehicle_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "vehicle_record_history_id" ON "vehicle_record_history" USING btree ("id","version");--> statement-breakpoint
CREATE INDEX "vehicle_record_history_epoch" ON "vehicle_record_history" USING brin ("epoch_to");--> statement-breakpoint
CREATE INDEX "finding_scope" ON "finding" USING btree ("scope_ord");--> statement-breakpoint
CREATE INDEX "rule_parameter_rule" ON "rule_parameter" USING btree ("rule_id","name","effective_from");--> statement-breakpoint
CREATE INDEX "rule_version_rule" ON "rule_version" USING btree ("rule_id");--> statement-breakpoint
CREATE INDEX "sweep_task_open" ON "sweep_task" USING btree ("sweep_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "warning_identity" ON "warning" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "warning_scope" ON "warning" USING btree ("scope_ord","id");--> statement-breakpoint
CREATE INDEX "warning_rule" ON "warning" USING btree ("rule_id","state");--> statement-breakpoint
CREATE INDEX "warning_subject" ON "warning" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "warning_event_scope" ON "warning_event" USING btree ("scope_ord");