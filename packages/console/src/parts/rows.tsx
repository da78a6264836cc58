import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface Row {
  key: string;
  content: ReactNode;
  /** What may be done with it, at the right. */
  extra?: ReactNode;
}

interface Props {
  title?: string;
  of: readonly Row[];
  /** What stands there when there are none. */
  empty?: string;
}

/** A short list: each row as high as it needs, told apart by lines. */
export function Rows({ title, of, empty }: Props) {
  return (
    <section aria-label={title}>
      {title && (
        <Typography.Title level={3} style={{ fontSize: 14, margin: '0 0 4px' }}>
          {title}
        </Typography.Title>
      )}
      {of.length === 0 && empty && <Typography.Text type="secondary">{empty}</Typography.Text>}
      {of.length > 0 && (
        <ul className="rows">
          {of.map(({ key, content, extra }) => (
            <Flex component="li" key={key} justify="space-between" align="center" gap="small">
              <div>{content}</div>
              {extra}
            </Flex>
          ))}
        </ul>
      )}
    </section>
  );
}
