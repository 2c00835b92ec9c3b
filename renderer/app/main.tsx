import './no-eval.ts';
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '@fontsource/jetbrains-mono/400.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../marks/figures.css';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createClient } from '../../shared/api/client.ts';
import { connectOverBridge, findBridge } from './api/electron-connection.ts';
import { connectOverHttp } from './api/http-connection.ts';
import { ApiContext, applyEvent, createQueryClient } from './api/replies.ts';
import { createWindowRouter } from './router.tsx';
import { useAppearance } from './settings.ts';
import { useShell } from './shell/shell-store.ts';
import { ok } from '../../shared/base/result.ts';
import { NoWindow } from './shell/no-window.tsx';

const Appearance = () => {
  useAppearance();
  return null;
};

const start = async (element: HTMLElement): Promise<void> => {
  const root = createRoot(element);
  const bridge = findBridge(window);
  const connection = bridge === undefined ? await connectOverHttp(window) : ok(connectOverBridge(bridge));
  if (!connection.ok) {
    document.documentElement.dataset['theme'] = window.matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light';
    root.render(<NoWindow failure={connection.error} />);
    return;
  }
  const { transport, desktop, startCase } = connection.value;
  const queries = createQueryClient();
  const { takeEvent, setConnected } = useShell.getState();
  desktop.onEvent((event) => {
    applyEvent(queries, event);
    takeEvent(event);
  });
  let wasLost = false;
  desktop.onConnection((isConnected) => {
    setConnected(isConnected);
    // What happened meanwhile came as no event.
    if (isConnected && wasLost) void queries.invalidateQueries();
    wasLost = !isConnected;
  });
  const router = createWindowRouter();
  if (startCase !== null) {
    await router.navigate({ to: '/case/$folder/overview', params: { folder: startCase }, replace: true });
  }
  root.render(
    <I18nProvider locale="en-GB">
      <ApiContext value={{ call: createClient(transport), desktop }}>
        <QueryClientProvider client={queries}>
          <Appearance />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ApiContext>
    </I18nProvider>,
  );
};

const element = document.getElementById('window');
if (element === null) throw new Error('the page has lost its element');
void start(element);
