import '@fontsource-variable/bodoni-moda'
import '@fontsource-variable/instrument-sans'
import './styles/tokens.css'
import './styles/base.css'
import { mount } from 'svelte'
import App from './shop/App.svelte'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app')

export default mount(App, { target })
