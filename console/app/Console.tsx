import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { queries } from './queries'
import { router } from './routes'
import { Gate } from './session/Gate'
import { ThemeContext, useTheme, widgetsIn } from './theme/theme'
import { Unheard } from './Unheard'

/** The whole console: its look, its answers, and the pages behind the session. */
export function Console() {
  const theme = useTheme()
  return (
    <ConfigProvider locale={zhCN} theme={widgetsIn(theme.mode)} button={{ autoInsertSpace: false }}>
      <ThemeContext.Provider value={theme}>
        <QueryClientProvider client={queries}>
          <App component={false} message={{ maxCount: 3 }}>
            <Unheard />
            <Gate>
              <RouterProvider router={router} />
            </Gate>
          </App>
        </QueryClientProvider>
      </ThemeContext.Provider>
    </ConfigProvider>
  )
}
