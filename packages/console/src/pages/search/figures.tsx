import { Card, Col, Row, Statistic } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  figures: readonly { title: string; value: ReactNode; note?: ReactNode }[];
}

/** The figures that stand above everything else of a page. */
export function Figures({ figures }: Props) {
  return (
    <Row gutter={[16, 16]}>
      {figures.map(({ title, value, note }) => (
        <Col key={title} xs={12} xl={6}>
          <Card size="small" style={{ height: '100%' }}>
            <Statistic title={title} valueRender={() => value} />
            {note}
          </Card>
        </Col>
      ))}
    </Row>
  );
}
