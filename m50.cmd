@rem Starts m50 from this folder, without installing it.
@setlocal
@set "M50_TYPED_AS=%~nx0"
@py "%~dp0run.py" m50 %*
