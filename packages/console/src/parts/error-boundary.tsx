import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { common } from '../words/common.js';
import { useWords } from '../words/use-words.js';

/** A page that broke takes no other with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken onRetry={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const t = useWords(common);
  return <Result status="error" title={t('broke')} extra={<Button onClick={onRetry}>{t('retry')}</Button>} />;
}
