// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a figure is, so that it can be shown 数据类别. */
export type HealthFigureKind =
  /** A number of bytes 字节数. */
  | 'BYTES'
  /** A number 数. */
  | 'COUNT'
  /** A civil date 日期. */
  | 'DAY'
  /** An instant, in ISO 8601 时刻. */
  | 'INSTANT'
  /** Words 文字. */
  | 'TEXT';

/** A part of the platform 系统组成. */
export type HealthPartName =
  /** The audit log and its seals 审计封存. */
  | 'AUDIT'
  /** The working-day calendar 工作日历. */
  | 'CALENDAR'
  /** The database 数据库. */
  | 'DATABASE'
  /** Files that were expected 应到文件. */
  | 'DELIVERIES'
  /** Epochs of data 数据期. */
  | 'EPOCHS'
  /** Files that come in 数据接收. */
  | 'INGEST'
  /** Nightly work 夜间任务. */
  | 'NIGHTS'
  /** The queue of background work 任务队列. */
  | 'QUEUE'
  /** Rules and holds 规则. */
  | 'RULES'
  /** The snapshot that rules are asked on 快照. */
  | 'SNAPSHOT'
  /** Runs of the rules 监控运行. */
  | 'SWEEP';

/** How a part of the platform does 运行状况. */
export type HealthState =
  /** Somebody should look after it 需关注. */
  | 'ATTENTION'
  /** In order 正常. */
  | 'OK';

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { systemHealth: { state: HealthState, parts: Array<{ part: HealthPartName, state: HealthState, messageZh: string, messageEn: string, figures: Array<{ name: string, kind: HealthFigureKind, labelZh: string, labelEn: string, value: string | null }> }> } };


export const HealthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"systemHealth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"labelZh"}},{"kind":"Field","name":{"kind":"Name","value":"labelEn"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;