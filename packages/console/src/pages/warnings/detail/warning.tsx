import { Card } from 'antd';
import { useParams } from 'react-router';
import { Choice } from '../../../parts/choice.js';
import { Page } from '../../../parts/page.js';
import { WarningDetail } from './warning-detail.js';

/** The page of a warning. */
export default function Warning() {
  const { id = '' } = useParams();
  return (
    <WarningDetail
      key={id}
      id={id}
      frame={(title, of, content) => (
        <Page
          title={title}
          beside={
            <>
              <Choice name="Severity" value={of.severity} />
              <Choice name="WarningState" value={of.state} />
            </>
          }
        >
          <Card size="small">{content}</Card>
        </Page>
      )}
    />
  );
}
