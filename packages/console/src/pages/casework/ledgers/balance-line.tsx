import { Flex, Tag, Typography } from 'antd';
import { Fragment } from 'react';
import { useWords } from '../../../words/use-words.js';
import { balances, type Counts, comesIn, type Figure, goesOut } from './balance.js';
import { words } from './words.js';

/** 期初 + 新增 + 重新立案 = 认定正常 + 已整改 + 自动核销 + 期末, with its figures, and that it holds. */
export function BalanceLine({ of }: { of: Counts }) {
  const t = useWords(words);
  const holds = balances(of);
  const side = (figures: readonly Figure[]) =>
    figures.map((figure, at) => (
      <Fragment key={figure}>
        {at > 0 && <span>+</span>}
        <span>
          {t(figure)} <strong className="amount">{of[figure]}</strong>
        </span>
      </Fragment>
    ));
  return (
    <Flex gap={8} wrap align="center">
      {side(comesIn)}
      <span>=</span>
      {side(goesOut)}
      <Tag color={holds ? 'green' : 'red'}>{t(holds ? 'balanced' : 'unbalanced')}</Tag>
      <Typography.Text type="secondary">{t('inCases')}</Typography.Text>
    </Flex>
  );
}
