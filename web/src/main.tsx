import './ui/components.css'
import './ui/theme.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App'
import { Themed } from './shell/Themed'
import { speakAsChosen } from './text/device'

const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } })
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await speakAsChosen()
createRoot(root).render(
  <Themed>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </Themed>,
)
