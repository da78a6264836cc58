import { Form } from 'antd';
import type { Asked } from '../../schema/acts.js';
import { useLanguage } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';
import { boundsOf, inOrder, isAmount, limitOf, titleOf } from './asks.js';
import { fieldFor } from './fields.js';
import { words } from './words.js';

interface Props {
  act: string;
  matterId: string;
  asked: Asked;
  /** In which part of the act's values it stands. */
  within?: string;
}

/** One argument of an act in its form: title, field, and what is checked before it is sent. */
export function AskedItem({ act, matterId, asked, within }: Props) {
  const t = useWords(words);
  const { language } = useLanguage();
  const title = titleOf(asked, language);
  if (asked.fields && !asked.many)
    return (
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend style={{ fontWeight: 600, marginBottom: 8 }}>{asked.needed ? title : title + t('optional')}</legend>
        {inOrder(asked.fields).map((part) => (
          <AskedItem key={part.name} act={act} matterId={matterId} asked={part} within={asked.name} />
        ))}
      </fieldset>
    );
  const Field = fieldFor(act, asked);
  if (!Field) return null;
  const bounds = boundsOf(asked);
  const limit = limitOf(asked);
  return (
    <Form.Item
      name={within ? [within, asked.name] : asked.name}
      label={asked.needed ? title : title + t('optional')}
      validateFirst
      rules={[
        {
          required: asked.needed,
          whitespace: asked.type === 'String' && !asked.many,
          type: asked.many
            ? 'array'
            : asked.type === 'Int'
              ? 'number'
              : asked.type === 'Boolean'
                ? 'boolean'
                : 'string',
          message: t(asked.type === 'String' || asked.type === 'Money' ? 'required' : 'choose', { title }),
        },
        ...(bounds && asked.type === 'Int'
          ? [{ type: 'number' as const, ...bounds, message: t('between', bounds) }]
          : []),
        ...(limit ? [{ max: limit, message: t('tooLong', { limit }) }] : []),
        ...(asked.type === 'Money'
          ? [
              {
                validator: async (_: unknown, value: string | undefined) => {
                  if (value?.trim() && !isAmount(value)) throw new Error(t('amountForm'));
                },
              },
            ]
          : []),
      ]}
    >
      <Field asked={asked} matterId={matterId} />
    </Form.Item>
  );
}
