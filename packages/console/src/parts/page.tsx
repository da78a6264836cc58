import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { common } from '../words/common.js';
import { useWords } from '../words/use-words.js';

interface Props {
  title: string;
  /** What belongs to the title: a state, a number. */
  beside?: ReactNode;
  /** What may be done with the page as a whole, at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: its title (also the window's), its actions, its content. */
export function Page({ title, beside, actions, children }: Props) {
  const t = useWords(common);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <Flex vertical gap="middle">
      <Flex justify="space-between" align="center" gap="middle" wrap>
        <Flex align="center" gap="small" wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {title}
          </Typography.Title>
          {beside}
        </Flex>
        <Flex gap="small" wrap>
          {actions}
        </Flex>
      </Flex>
      {children}
    </Flex>
  );
}
