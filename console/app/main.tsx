import { createRoot } from 'react-dom/client'
import { Console } from './Console'
import './theme/console.css'
import './theme/print.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<Console />)
