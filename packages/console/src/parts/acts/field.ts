import type { FC } from 'react';
import type { Asked } from '../../schema/acts.js';

/** What a field of an act's form is given; the form gives and takes its value. */
export interface FieldProps<Value = unknown> {
  /** What is asked. */
  asked: Asked;
  /** The matter that the act is about; empty where it begins one. */
  matterId: string;
  id?: string;
  value?: Value;
  onChange?: (value: Value | undefined) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: each has a type of value of its own
export type Field = FC<FieldProps<any>>;
