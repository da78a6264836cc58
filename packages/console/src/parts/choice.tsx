import { Tag } from 'antd';
import { type ChoiceName, useNames } from '../words/use-words.js';

/** The colours of choices whose values differ in weight. The name stands in the tag too: a colour alone says nothing. */
const colours: Readonly<Record<string, string>> = {
  RED: 'red',
  ORANGE: 'orange',
  YELLOW: 'gold',
  BLUE: 'blue',
  OPEN: 'volcano',
  ASSIGNED: 'volcano',
  VERIFYING: 'gold',
  RECTIFYING: 'orange',
  RECTIFIED: 'cyan',
  CHECKED: 'green',
  CLOSED: 'default',
  CLEARED: 'green',
  DONE: 'green',
  FAILED: 'red',
  REFUSED: 'red',
  LATE: 'red',
  PARKED: 'orange',
  RETURNED: 'orange',
  REPLIED: 'cyan',
  ACCEPTED: 'green',
  COMPILED: 'green',
  PUBLISHED: 'green',
  APPROVED: 'green',
  WATCH1: 'gold',
  WATCH2: 'gold',
  INSPECTION_DUE: 'volcano',
  INTERVIEW_DUE: 'red',
  INSPECTING: 'orange',
  POST_INSPECTION: 'orange',
};

interface Props {
  name: ChoiceName;
  value: string | null | undefined;
}

/** The value of a choice under its name: `<Choice name="CaseState" value="RECTIFYING" />` shows 整改中. */
export function Choice({ name, value }: Props) {
  const { choice } = useNames();
  return value ? <Tag color={colours[value] ?? 'default'}>{choice(name, value)}</Tag> : null;
}
