import type { Matter, Objection, Said } from '../matter/machine.js';
import type { Words } from '../matter/refused.js';

/** What a text is called, its longest form and an example. */
export interface TextRule extends Words {
  most: number;
  example: string;
}

/** Whether a text says something and not too much. */
export function textFits(text: string | null | undefined, { zh, en, most, example }: TextRule): Objection {
  const length = text?.trim().length ?? 0;
  return length > 0 && length <= most
    ? undefined
    : {
        words: {
          zh: `${zh}须为 1 至 ${most} 字，例如“${example}”`,
          en: `${en} has 1 to ${most} characters, for example '${example}'`,
        },
      };
}

/** A check of what is said with a step: the text of this name. */
export const textSaid =
  <Input extends Said>(name: keyof Input & string, rule: TextRule) =>
  (_: Matter, input: Input): Objection =>
    textFits(input[name] as string | null | undefined, rule);

/** What a matter knows of months that are closed. */
export interface KnowsClosed {
  /** The last day of the last closed month. */
  closedUntil: string | null;
}

/** A check of the day on which something is told to have happened: no later than today, and in no closed month (Art. 17). */
export const daySaid =
  <Input extends Said>(name: keyof Input & string, zh: string) =>
  ({ closedUntil }: KnowsClosed, input: Input): Objection =>
    dayFits(input[name] as string, input.today, closedUntil, { zh, en: name });

function dayFits(day: string, today: string, closedUntil: string | null, { zh, en }: Words): Objection {
  if (day > today)
    return {
      words: {
        zh: `${zh} ${day} 晚于今天 ${today}；须为已发生之日`,
        en: `${en} ${day} is after today, ${today}; expected a day on which it has happened`,
      },
    };
  if (closedUntil !== null && day <= closedUntil)
    return {
      basis: '豫财办〔2018〕33号 第十七条',
      words: {
        zh: `${zh} ${day} 所在月份已月结（至 ${closedUntil}），不得补记；须在其后`,
        en: `${en} ${day} lies in a closed month (until ${closedUntil}); expected a later day`,
      },
    };
  return undefined;
}
