// Runs before the first paint, so a visitor who chose a theme never sees the other one flash.
try {
  const { theme } = JSON.parse(localStorage.getItem('lookbook.preferences') ?? '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Without storage the system's theme applies.
}
