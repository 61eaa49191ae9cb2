"""The screens: the only room that knows Streamlit. They show and save; nothing here computes a score or a plan."""
