import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import { Button, Card, Drawer, Flex, Grid, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../../words/use-words.js';
import type { Beside } from './use-beside.js';
import { words } from './words.js';

interface Props {
  beside: Beside;
  list: ReactNode;
  /** The row that is open, under its head. */
  children: ReactNode;
}

/** Whether list and what is open of it stand beside each other; on a smaller screen one covers the other. */
export const useIsWide = (): boolean => Grid.useBreakpoint().xl ?? false;

/** The list at the left, what is open of it at the right, each scrolling for itself: the list stays where it is. */
export function BesideLayout({ beside, list, children }: Props) {
  const t = useWords(words);
  const isWide = useIsWide();
  const isSplit = isWide && beside.open !== '';
  return (
    <div
      className="queue"
      style={{
        display: 'grid',
        gap: 16,
        gridTemplateColumns: isSplit ? 'minmax(0, 37fr) minmax(0, 63fr)' : 'minmax(0, 1fr)',
      }}
    >
      <div>{list}</div>
      {isSplit && (
        <Card
          size="small"
          role="region"
          aria-label={t('beside')}
          style={{ position: 'sticky', top: 60, maxHeight: 'calc(100vh - 76px)', overflow: 'auto', alignSelf: 'start' }}
          tabIndex={0}
        >
          {children}
        </Card>
      )}
      {!isWide && (
        <Drawer
          open={beside.open !== ''}
          size="100%"
          closable={false}
          onClose={beside.close}
          aria-label={t('beside')}
          destroyOnHidden
        >
          {children}
        </Drawer>
      )}
    </div>
  );
}

interface HeadProps {
  beside: Beside;
  title: string;
  /** Its page. */
  path: string;
  tags: ReactNode;
}

/** What heads the row that is open: its name and state, where it stands in the list, the one before and after it. */
export function BesideHead({ beside, title, path, tags }: HeadProps) {
  const t = useWords(words);
  const go = useNavigate();
  const button = (key: 'previous' | 'next' | 'full' | 'close', icon: ReactNode, onClick: () => void) => (
    <Tooltip title={t(key)}>
      <Button size="small" type="text" aria-label={t(key)} icon={icon} onClick={onClick} />
    </Tooltip>
  );
  return (
    <Flex justify="space-between" align="center" gap="small" wrap>
      <Flex gap="small" align="center" wrap>
        <Typography.Text strong style={{ fontSize: 16 }}>
          {title}
        </Typography.Text>
        {tags}
      </Flex>
      <Flex gap={2} align="center">
        {button('previous', <ArrowUpOutlined />, () => beside.step(-1))}
        {button('next', <ArrowDownOutlined />, () => beside.step(1))}
        {button('full', <ExpandOutlined />, () => void go(path))}
        {button('close', <CloseOutlined />, beside.close)}
      </Flex>
    </Flex>
  );
}
