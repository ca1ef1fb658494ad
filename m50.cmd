@rem Starts m50 from this folder, without installing it.
@py "%~dp0run.py" m50 %*
