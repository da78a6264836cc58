import { Card } from 'antd';
import { useParams } from 'react-router';
import { Choice } from '../../../parts/choice.js';
import { Page } from '../../../parts/page.js';
import { CaseDetail } from './case-detail.js';

/** The page of a case. */
export default function Case() {
  const { id = '' } = useParams();
  return (
    <CaseDetail
      key={id}
      id={id}
      frame={(title, of, content) => (
        <Page
          title={title}
          beside={
            <>
              <Choice name="Severity" value={of.severity} />
              <Choice name="CaseState" value={of.state} />
            </>
          }
        >
          <Card size="small">{content}</Card>
        </Page>
      )}
    />
  );
}
